import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { HeldLine } from './held-lines.ts'

/** A batch that lies in a facility now. */
export type HeldNow = Pick<
  HeldLine,
  'batchKey' | 'batch' | 'stream' | 'kind' | 'state' | 'context' | 'grams' | 'sinceTime'
>

/** A facility, and whose it is. */
interface Place {
  readonly organisationKey: number
  readonly facilityKey: number
}

/**
 * What lies in a facility now, oldest first, after the one of a key where one is given. Found by the facility, so that it costs what lies
 * there, whatever else the organisation has: the register of what was held at the end of a period goes through all of it.
 */
export async function listHeldNow(
  db: Database,
  place: Place,
  { after, limit }: { readonly after?: number | undefined; readonly limit: number },
): Promise<readonly HeldNow[]> {
  const { rows } = await sql<HeldNow>`
    select batch.batch_key as "batchKey", batch.code as batch, batch.stream, batch.kind, batch.state, batch.context, here.amount as grams, (
        select event.event_time from event_subject join event using (event_key)
        where event_subject.batch_key = here.batch_key and event_subject.seq = 1) as "sinceTime"
    from (select * from (${heldIn(place)}) as held where batch_key > ${after ?? 0} order by batch_key limit ${limit}) as here
      join batch using (batch_key)
    order by batch.batch_key`.execute(db)
  return rows
}

/** How many batches lie there now, what the weighed ones weigh, and how many nobody has weighed. */
export async function sumHeldNow(
  db: Database,
  place: Place,
): Promise<{ readonly lines: number; readonly grams: number; readonly unweighed: number }> {
  const { rows } = await sql<{ lines: number; grams: number; unweighed: number }>`
    select count(*) as lines, coalesce(sum(amount), 0)::bigint as grams, count(*) filter (where amount is null) as unweighed
    from (${heldIn(place)}) as held`.execute(db)
  return rows[0] ?? { lines: 0, grams: 0, unweighed: 0 }
}

/** Batches of which something is left there, with their grams: null where nobody has weighed them. */
function heldIn({ organisationKey, facilityKey }: Place): RawBuilder<unknown> {
  return sql`
    select batch.batch_key, stock.amount from batch left join stock on stock.batch_key = batch.batch_key and stock.dimension = 'mass'
    where batch.facility_key = ${facilityKey} and batch.organisation_key = ${organisationKey} and not batch.spent
      and (stock.amount is null or stock.amount > 0)`
}
