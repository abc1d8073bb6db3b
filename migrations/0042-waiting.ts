import { type Kysely, sql } from 'kysely'

/**
 * The work list in its order without a look at all that there is. A batch knows its last event, and whether anything is left of it; one
 * index holds what stands in each state of a stream at a facility by the time it came to stand there. The list takes the first few
 * of each state and is done, however much was worked up in that state before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // Of a batch whose chain was broken by hand both stay as they are, and \`check\` names it.
  `alter table batch add column head_event_key bigint not null default 0, add column spent boolean not null default false`,
  `update batch set head_event_key = event_key,
      spent = exists (
        select from stock where stock.batch_key = batch.batch_key and dimension = 'mass' and amount = 0)
    from event_subject where event_subject.batch_key = batch.batch_key and seq = head_seq`,
  `alter table batch alter column head_event_key drop default, alter column spent drop default`,
  `create index batch_waiting on batch (facility_key, stream, state, spent, head_event_key, batch_key)`,
]
