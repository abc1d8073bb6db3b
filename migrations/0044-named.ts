import { type Kysely, sql } from 'kysely'

/**
 * An organisation may let itself be named in the chain of hands of other people's records, and say how strangers reach it. Neither is so
 * before it says so. What stands between two organisations is told to nobody but by one word: how far goods that were handed over have come.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table organisation add column named boolean not null default false`,
  `alter table organisation add column contact text check (length(contact) between 1 and 200)`,
  `grant select (named, contact) on organisation to loomcell_public`,
  // The public record has no right to hand-overs, and gets none: this says where the goods of one batch are, and not with whom.
  `create function custody_of(asked bigint) returns text language sql stable security definer set search_path from current as $$
    select case
      when hand_over.state in ('offered', 'in_transport', 'stored', 'received') then 'on_the_way'
      when line.accepted_grams = 0 and line.returned_grams is null then 'in_return'
      else 'handed_over' end
    from hand_over_line as line join hand_over using (hand_over_key)
    where line.batch_key = asked and hand_over.state <> 'cancelled'
    order by hand_over_key desc limit 1 $$`,
]
