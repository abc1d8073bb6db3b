import { type RawBuilder, sql } from 'kysely'
import { usualTimeZone } from '../../../domain/local-day.ts'
import { dayBegins } from '../../../domain/recompute/period.ts'

/** Half-open days over these organisations; of what was on record by a moment, where one is given. */
export interface AskedPeriod {
  readonly keys: readonly number[]
  readonly from: string
  readonly to: string
  /** IANA name of where the days begin. */
  readonly timeZone: string
  /** Whether each event counts on the day of its own place instead. */
  readonly byPlace?: boolean | undefined
  readonly asOf?: Date | undefined
}

/** The instant at which a day begins; where clocks show its midnight twice, the first, which the database would not take. */
export function midnight(day: string, timeZone: string): RawBuilder<Date> {
  return sql<Date>`${dayBegins(day, timeZone)}::timestamptz`
}

/** Where the days of an `event` begin, as it was asked. */
export function zoneOf({ timeZone, byPlace }: AskedPeriod): RawBuilder<string> {
  if (byPlace !== true) return sql<string>`${timeZone}::text`
  return sql<string>`(select coalesce(place.time_zone, owner.time_zone, ${usualTimeZone})
    from facility as place join organisation as owner on owner.organisation_key = place.organisation_key
    where place.facility_key = event.facility_key)`
}

/** Whether an `event` lies in the period and was on record. */
export function isWithin(asked: AskedPeriod): RawBuilder<boolean> {
  const known = asked.asOf === undefined ? sql`` : sql` and event.record_time <= ${asked.asOf}`
  return sql<boolean>`(${isFrom(asked, asked.from)} and not ${isFrom(asked, asked.to)}${known})`
}

/** Whether an `event` lies on a day or later. No place is further than a day from Greenwich, so that an index helps along. */
export function isFrom(asked: AskedPeriod, day: string): RawBuilder<boolean> {
  if (asked.byPlace !== true) {
    return sql<boolean>`(event.event_time >= ${midnight(day, asked.timeZone)})`
  }
  return sql<boolean>`(event.event_time >= ${midnight(day, 'UTC')} - interval '1 day'
    and (event.event_time >= ${midnight(day, 'UTC')} + interval '1 day'
      or (event.event_time at time zone ${zoneOf(asked)})::date >= ${day}::date))`
}

/** Keys as a list of the database. */
export function listOf(keys: readonly number[]): RawBuilder<readonly number[]> {
  return sql`${[...keys]}::integer[]`
}
