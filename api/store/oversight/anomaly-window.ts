import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Whose events are looked at, and which: those since `from` are asked about, those since `before` are what is usual. */
export interface AnomalyWindow {
  readonly organisationKey: number
  readonly before: Date
  readonly from: Date
  readonly to: Date
  /** Ids of events that were taken back: nothing is asked about them. */
  readonly reversed: readonly string[]
}

/** A window as far as one rule reads it: `cut` is where it begins when it would have begun earlier. */
export interface BoundedWindow extends AnomalyWindow {
  readonly cut: Date | undefined
}

/** Most events that one rule reads of an organisation, newest first. */
export const mostEvents = 50_000

/** Time of an event as the rules want it. */
export const isoTime = sql<string>`to_char(event.event_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
export const isoRecordTime = sql<string>`to_char(event.record_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Events of the window with the facility that recorded them, for a statement's `from`. */
export function eventsIn({ organisationKey, before, to, reversed }: AnomalyWindow) {
  return sql`event join facility using (facility_key)
    where event.organisation_key = ${organisationKey} and event.event_time >= ${before} and event.event_time < ${to}
      and event.stage <> 'reversed' and ${isStanding('event.id', reversed)}`
}

/** Whether the event of this id was not taken back. */
export function isStanding(id: string, reversed: readonly string[]) {
  return sql<boolean>`${sql.raw(id)} <> all(${reversed}::uuid[])`
}

/** Whether an event is of one of these stages, each `stream.stage`. */
export function ofStages(stages: readonly string[]) {
  return sql<boolean>`concat(stream, '.', stage) = any(${stages}::text[])`
}

/** The window cut to where its newest events begin, of these stages where any are named, so that no organisation fills the memory. */
export async function boundedWindow(
  db: Database,
  window: AnomalyWindow,
  { most, stages }: { readonly most: number; readonly stages?: readonly string[] },
): Promise<BoundedWindow> {
  const { rows } = await sql<{ since: Date }>`
    select event_time as since from ${eventsIn(window)} and ${stages === undefined ? sql`true` : ofStages(stages)}
    order by event_time desc offset ${most} - 1 limit 2`.execute(db)
  // One more than the bound lies before it.
  const [first, beyond] = rows
  if (first === undefined || beyond === undefined) return { ...window, cut: undefined }
  const { since } = first
  const from = since > window.from ? since : window.from
  return { ...window, before: since, from, cut: since }
}

/** Codes of the batches of an event. */
export const codesOfEvent = sql<readonly string[]>`array(
  select code from event_subject join batch using (batch_key)
  where event_subject.event_key = event.event_key order by batch_key limit 20)`

/** Ids of the organisation's events that were taken back since a moment. */
export async function reversedEvents(
  db: Database,
  organisationKey: number,
  since: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string | null }>`
    select convert_from(envelope, 'UTF8')::json -> 'body' ->> 'reverses' as id
    from event where organisation_key = ${organisationKey} and stage = 'reversed' and event_time >= ${since}`.execute(
    db,
  )
  return rows.flatMap(({ id }) => id ?? [])
}
