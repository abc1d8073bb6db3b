import { dayOver } from '../local-clock.ts'
import { daysAfter, localDay } from '../local-day.ts'

/** Days of a time zone, half-open. */
export interface Days {
  readonly from: string
  readonly to: string
  readonly timeZone: string
}

/** The instant at which a day begins at a place, UTC ISO 8601: when the day before is over. */
export function dayBegins(day: string, timeZone: string): string {
  return dayOver(daysAfter(day, -1), timeZone)
}

/** The calendar year that a period is; undefined for any other period. */
export function yearOf({ from, to }: Pick<Days, 'from' | 'to'>): number | undefined {
  const year = Number(from.slice(0, 4))
  return from === `${year}-01-01` && to === `${year + 1}-01-01` ? year : undefined
}

/** Every month that a day of the half-open period lies in: `2026-11`. */
export function monthsOf(from: string, to: string): readonly string[] {
  const months: string[] = []
  let [year = 0, month = 0] = from.split('-').map(Number)
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    if (`${name}-01` >= to) return months
    months.push(name)
    month = month === 12 ? 1 : month + 1
    if (month === 1) year += 1
  }
}

/** Where an instant that is not after a period stands to it. */
export interface PlaceInPeriod {
  readonly before: boolean
  /** `2026-11`; null before the period. */
  readonly month: string | null
}

/** Tells of an instant whether it is before the period, in which of its months, or after it. */
export function placeIn({
  from,
  to,
  timeZone,
}: Days): (instant: string) => PlaceInPeriod | 'after' {
  const begins = (day: string) => Date.parse(dayBegins(day, timeZone))
  const [start, finish] = [begins(from), begins(to)]
  return (instant) => {
    const at = Date.parse(instant)
    if (!(at < finish)) return 'after'
    if (at < start) return { before: true, month: null }
    return { before: false, month: localDay(instant, { timeZone }).slice(0, 7) }
  }
}
