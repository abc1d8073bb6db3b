import { type Kysely, sql } from 'kysely'

/**
 * How often the public page of a batch was opened: one row a batch, with counts and days and nothing of who looked. There is no
 * history of days, so that nobody's habits can be read off it. Rows of batches that nobody opens any more are removed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table record_look (
    batch_key bigint primary key,
    first_day date not null,
    last_day date not null check (last_day >= first_day),
    looks integer not null check (looks >= 1),
    last_day_looks integer not null check (last_day_looks >= 1),
    most_in_a_day integer not null check (most_in_a_day >= last_day_looks),
    looks_after_end integer not null check (looks_after_end between 0 and looks)
  )`,
  `alter table record_look enable row level security`,
  `create policy all_rows on record_look to loomcell_system using (true) with check (true)`,
  `create policy public_rows on record_look for select to loomcell_public using (true)`,
  `grant select, insert, update, delete on record_look to loomcell_system`,
  `grant select on record_look to loomcell_public`,
]
