import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A batch that stands where a stage may follow. */
export interface WaitingBatch {
  readonly batchKey: number
  readonly code: string
  readonly stream: string
  readonly kind: string
  readonly material: string
  readonly state: string
  readonly context: Readonly<Record<string, unknown>>
  /** Grams in stock; null when never weighed. */
  readonly massGrams: number | null
  /** When it came to stand there: the time of its last event. */
  readonly since: Date
  readonly headKey: number
}

/** Place in a list that is ordered by the last event of each batch. */
export interface WaitingPlace {
  readonly headKey: number
  readonly batchKey: number
}

const waitingRows = sql`
    select batch.batch_key as "batchKey", code, batch.stream, kind, material, state, context,
      mass.amount as "massGrams", event.event_time as since, event.event_key as "headKey"
    from batch
      join event_subject on event_subject.batch_key = batch.batch_key and event_subject.seq = batch.head_seq
      join event using (event_key)
      left join stock as mass on mass.batch_key = batch.batch_key and mass.dimension = 'mass'`

/** Most recalled batches that one list begins with. */
const mostRecalled = 100

/** Batches that lie at a facility while a recall is open on them, in the order of their making. */
export async function readRecalledThere(
  db: Database,
  organisationKey: number,
  facilityKey: number,
): Promise<readonly WaitingBatch[]> {
  const { rows } = await sql<WaitingBatch>`
    ${waitingRows}
    where batch.batch_key in (
        select affected.batch_key from recall_batch as affected join recall using (recall_key)
        where affected.organisation_key = ${organisationKey} and ended_time is null)
      and batch.organisation_key = ${organisationKey} and batch.facility_key = ${facilityKey} and mass.amount > 0
    order by batch.batch_key limit ${mostRecalled}`.execute(db)
  return rows
}

/** Batches at a facility that stand in one of these states, those that have waited longest first. */
export async function readWaiting(
  db: Database,
  organisationKey: number,
  asked: {
    readonly facilityKey: number
    readonly states: readonly { readonly stream: string; readonly state: string }[]
    readonly after?: WaitingPlace | undefined
    readonly limit: number
  },
): Promise<readonly WaitingBatch[]> {
  const { facilityKey, states, after = { headKey: 0, batchKey: 0 }, limit } = asked
  const { rows } = await sql<WaitingBatch>`
    ${waitingRows}
    where batch.organisation_key = ${organisationKey} and batch.facility_key = ${facilityKey}
      and (batch.stream, batch.state) in (
        select * from unnest(${states.map(({ stream }) => stream)}::text[], ${states.map(({ state }) => state)}::text[]))
      and (event_subject.event_key, batch.batch_key) > (${after.headKey}, ${after.batchKey})
    order by event_subject.event_key, batch.batch_key limit ${limit}`.execute(db)
  return rows
}
