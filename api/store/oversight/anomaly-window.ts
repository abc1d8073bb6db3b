import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Whose events are looked at, and which: those since `from` are asked about, those since `before` are what is usual. */
export interface AnomalyWindow {
  readonly organisationKey: number
  readonly before: Date
  readonly from: Date
  readonly to: Date
}

/** Most rows that one rule reads of an organisation, newest first. */
export const mostRows = 50_000

/** Time of an event as the rules want it. */
export const isoTime = sql<string>`to_char(event.event_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
export const isoRecordTime = sql<string>`to_char(event.record_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Events of the window with the facility that recorded them, for a statement's `from`. */
export function eventsIn({ organisationKey, before, to }: AnomalyWindow) {
  return sql`event join facility using (facility_key)
    where event.organisation_key = ${organisationKey} and event.event_time >= ${before} and event.event_time < ${to}
      and event.stage <> 'reversed'`
}

/** Codes of the batches of an event. */
export const codesOfEvent = sql<readonly string[]>`array(
  select code from event_subject join batch using (batch_key)
  where event_subject.event_key = event.event_key order by batch_key limit 20)`

/** Ids of the organisation's events that were taken back since a moment; nothing that was taken back is asked about. */
export async function reversedEvents(
  db: Database,
  organisationKey: number,
  since: Date,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string | null }>`
    select convert_from(envelope, 'UTF8')::json -> 'body' ->> 'reverses' as id
    from event where organisation_key = ${organisationKey} and stage = 'reversed' and event_time >= ${since}`.execute(
    db,
  )
  return new Set(rows.flatMap(({ id }) => id ?? []))
}
