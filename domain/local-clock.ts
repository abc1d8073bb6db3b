import { dayMilliseconds } from './hours.ts'
import { isCalendarDay } from './local-day.ts'

/**
 * Every instant at which a clock at the place shows this day and time, UTC ISO 8601, the earlier first: none in the hour that is
 * left out when clocks go forward, two in the hour that comes twice when they go back. Undefined for what is no local time.
 */
export function instantsOf(local: string, timeZone: string): readonly string[] | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return undefined
  const asUtc = new Date(`${local}Z`)
  // Date rolls 30 February over to March.
  if (Number.isNaN(asUtc.getTime()) || !isCalendarDay(local.slice(0, 10))) return undefined
  // The offsets before and after any change that can be near: no clock is further than 14 hours from Greenwich.
  const offsets = [-1, 1].map((day) =>
    offsetAt(new Date(asUtc.getTime() + day * dayMilliseconds), timeZone),
  )
  const instants = [...new Set(offsets)].map((offset) => new Date(asUtc.getTime() - offset))
  return instants
    .filter((instant) => instant.getTime() + offsetAt(instant, timeZone) === asUtc.getTime())
    .map((instant) => instant.toISOString())
    .toSorted()
}

/** The instant that a clock at the place shows, as UTC ISO 8601; what names none or two comes back as it was typed. */
export function instantOf(local: string, timeZone: string): string {
  const [instant, other] = instantsOf(local, timeZone) ?? []
  return instant === undefined || other !== undefined ? local : instant
}

/**
 * The instant at which a day is over at a place, UTC ISO 8601. Where no clock there shows the midnight after it, since they go forward, it is
 * when they do; where it comes twice, the first. No later than the year 9999 is over: later years have another written form, which sorts
 * before all others.
 */
export function dayOver(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00Z`) + dayMilliseconds
  const local = new Date(midnight).toISOString().slice(0, 16)
  const before = offsetAt(new Date(midnight - dayMilliseconds), timeZone)
  const [instant = new Date(midnight - before).toISOString()] = instantsOf(local, timeZone) ?? []
  return instant.startsWith('+') ? lastInstant : instant
}

const lastInstant = '9999-12-31T23:59:59.999Z'

/** What a clock at the place shows, as a form writes it. */
export function localText(instant: string, timeZone: string): string {
  const time = new Date(instant)
  return new Date(time.getTime() + offsetAt(time, timeZone)).toISOString().slice(0, 16)
}

// A formatter is made once for a place: making one takes longer than drawing the rest of a page.
const clocks = new Map<string, Intl.DateTimeFormat>()

function offsetAt(time: Date, timeZone: string): number {
  const known = clocks.get(timeZone)
  const clock = known ?? new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' })
  clocks.set(timeZone, clock)
  const name = clock.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -offset : offset
}
