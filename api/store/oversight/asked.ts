import { type RawBuilder, sql } from 'kysely'

/** Half-open days in the time zone, over these organisations; of what was on record before a moment, where one is given. */
export interface AskedPeriod {
  readonly keys: readonly number[]
  readonly from: string
  readonly to: string
  /** IANA name. */
  readonly timeZone: string
  readonly asOf?: Date | undefined
}

/** Midnight of a day. */
export function midnight(day: string, timeZone: string): RawBuilder<Date> {
  return sql<Date>`(${day}::date::timestamp at time zone ${timeZone})`
}

/** Whether an `event` lies in the period and was on record. */
export function isWithin({ from, to, timeZone, asOf }: AskedPeriod): RawBuilder<boolean> {
  const known = asOf === undefined ? sql`` : sql` and event.record_time < ${asOf}`
  return sql<boolean>`(event.event_time >= ${midnight(from, timeZone)} and event.event_time < ${midnight(to, timeZone)}${known})`
}

/** Keys as a list of the database. */
export function listOf(keys: readonly number[]): RawBuilder<readonly number[]> {
  return sql`${[...keys]}::integer[]`
}
