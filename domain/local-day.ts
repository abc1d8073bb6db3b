/** Where a day begins and ends when nobody has said where a facility is: the first deployment is Hong Kong. */
export const usualTimeZone = 'Asia/Hong_Kong'

/** What tells the day at a place: the offset that a clock there showed, else the place's time zone, else the usual one. */
export interface LocalClock {
  /** Minutes east of UTC. */
  readonly offsetMinutes?: number | undefined
  /** IANA name. */
  readonly timeZone?: string | null | undefined
}

/** The calendar day of an instant at a place, such as "2026-11-22". */
export function localDay(instant: string | Date, clock: LocalClock = {}): string {
  const { offsetMinutes, timeZone } = clock
  const time = new Date(instant)
  if (offsetMinutes !== undefined) {
    return new Date(time.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 10)
  }
  return formatter(timeZone ?? usualTimeZone).format(time)
}

/** Whether a text is a day that exists, as ISO 8601 writes it: "2026-11-22". */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  // Date rolls 30 February over to March.
  return new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(8))
}

/** The day so many days later; earlier where they are negative. */
export function daysAfter(day: string, days: number): string {
  const time = new Date(`${day}T00:00:00.000Z`)
  time.setUTCDate(time.getUTCDate() + days)
  return time.toISOString().slice(0, 10)
}

/** Whether days are in order and not too many; `to` is not included. */
export function isPeriodWithin(
  { from, to }: { readonly from: string; readonly to: string },
  mostDays: number,
): boolean {
  return from < to && to <= daysAfter(from, mostDays)
}

/** Formatters by time zone: making one costs far more than using it, and there are few. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  // This locale writes days as ISO 8601 does.
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formatters.set(timeZone, made)
  return made
}
