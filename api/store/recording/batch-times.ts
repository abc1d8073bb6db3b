import { CompiledQuery } from 'kysely'
import type { BatchTimes } from '../../../domain/batch-times.ts'
import { placelessStages } from '../../../workflows/common-stages.ts'
import type { Database } from '../database.ts'

/** The times of a batch as the database tells them. */
export interface StoredTimes {
  readonly batch: string
  readonly made: Date
  readonly madeRecorded: Date
  readonly since: Date
  readonly sinceRecorded: Date
}

/** How far back an event is looked for that others have to follow: chains may be very long, and the last ones tell. */
const linksBack = 100

/**
 * When batches began and when the last thing happened to them that others have to follow, however long their chains are.
 * What was taken back never happened. The last parameter is the names of stages that have no place in the order.
 */
export function batchTimesIn(namedBatches: string, lastParameter: string): string {
  return `
    select batch.id as batch, made.event_time as made, made.record_time as "madeRecorded",
      coalesce(last.event_time, made.event_time) as since, coalesce(last.record_time, made.record_time) as "sinceRecorded"
    from batch
      join event_subject as first on first.batch_key = batch.batch_key and first.seq = 1
      join event as made on made.event_key = first.event_key
      left join lateral (
        select event_time, record_time from event_subject as link join event using (event_key)
        where link.batch_key = batch.batch_key and link.seq > batch.head_seq - ${linksBack}
          and event.event_time <> event.record_time and event.stage <> all(${lastParameter}::text[])
          and not exists (
            select from event_subject as later join event as reversal using (event_key)
            where later.batch_key = link.batch_key and later.seq > link.seq and reversal.stage = 'reversed'
              and convert_from(reversal.envelope, 'UTF8')::json #>> '{body,reverses}' = event.id::text)
        order by link.seq desc limit 1) as last on true
    where batch.batch_key in (${namedBatches})`
}

/** Names of the stages that have no place in the order, as a parameter. */
export const placeless: readonly string[] = [...placelessStages]

/** The times as rules look at them. */
export function timesOfRow({ made, madeRecorded, since, sinceRecorded }: StoredTimes): BatchTimes {
  return { made: happening(made, madeRecorded), since: happening(since, sinceRecorded) }
}

function happening(time: Date, recorded: Date) {
  return { time: time.toISOString(), isStated: time.getTime() !== recorded.getTime() }
}

/** The times of those of the organisation's batches that have one of these codes, by id. */
export async function readBatchTimes(
  db: Database,
  organisationKey: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, BatchTimes>> {
  const named =
    'select batch_key from batch where organisation_key = $1::integer and code = any($2::text[])'
  const values = [organisationKey, codes, placeless]
  const query = CompiledQuery.raw(batchTimesIn(named, '$3'), values)
  const { rows } = await db.executeQuery<StoredTimes>(query)
  return new Map(rows.map((row) => [row.batch, timesOfRow(row)]))
}
