import { sql } from 'kysely'
import type { Facts } from '../../../domain/field.ts'
import type { Database } from '../database.ts'

/** A batch of a state that an event brought it to, in a period. */
export interface ClosedBatch {
  readonly code: string
  readonly facility: string
  readonly context: Facts
  /** Id of the event, and when it happened. */
  readonly closing: string
  readonly closedAt: Date
}

/** Batches that stand where they were brought by a stage, the last of which happened in the half-open period of days of a time zone; oldest first. */
export async function readClosedBatches(
  db: Database,
  organisationKey: number,
  given: {
    readonly stream: string
    readonly kind: string
    readonly stage: string
    readonly states: readonly string[]
    readonly from: string
    readonly to: string
    readonly timeZone: string
    readonly most: number
  },
): Promise<readonly ClosedBatch[]> {
  const { stream, kind, stage, states, from, to, timeZone, most } = given
  const { rows } = await sql<ClosedBatch>`
    select batch.code, facility.code as facility, batch.context, closed.id as closing, closed.event_time as "closedAt"
    from batch join facility using (facility_key) cross join lateral (
      select id, event_time, event_key from event_subject join event using (event_key)
      where event_subject.batch_key = batch.batch_key and event.stage = ${stage}
      order by event_subject.seq desc limit 1
    ) as closed
    where batch.organisation_key = ${organisationKey} and batch.stream = ${stream} and batch.kind = ${kind}
      and batch.state = any(${states}::text[])
      and closed.event_time >= ${from}::date::timestamp at time zone ${timeZone}::text
      and closed.event_time < ${to}::date::timestamp at time zone ${timeZone}::text
    order by closed.event_key limit ${most}`.execute(db)
  return rows
}
