import { type Kysely, sql } from 'kysely'
import { ownRows } from './isolation/own-rows.ts'

/**
 * What an authority lets anybody read of its jurisdiction: whether it does, and each month as it was put together once. A month holds only what
 * may be read, never what is withheld, and is not put together again: from two versions of a figure the difference of one organisation
 * could be worked out.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table public_summary (
    organisation_key integer primary key references organisation,
    from_month text not null check (from_month ~ '^[0-9]{4}-[0-9]{2}$'),
    is_shown boolean not null,
    changed_time timestamptz not null
  )`,
  `create table public_summary_month (
    organisation_key integer not null references public_summary,
    month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
    as_of timestamptz not null,
    figures json not null,
    primary key (organisation_key, month)
  )`,
  `create trigger only_grows before update or delete or truncate on public_summary_month
    for each statement execute function refuse_change()`,
  ...['public_summary', 'public_summary_month'].flatMap((table) => [...ownRows(table)]),
  `grant select, insert, update (is_shown, changed_time) on public_summary to loomcell_app`,
  `grant select on public_summary to loomcell_system`,
  `grant select on public_summary_month to loomcell_app`,
  `grant select, insert on public_summary_month to loomcell_system`,
]
