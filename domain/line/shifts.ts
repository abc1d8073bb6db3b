import { hourMilliseconds } from '../hours.ts'
import { dayOver, instantOf } from '../local-clock.ts'
import { daysAfter } from '../local-day.ts'
import { type Fault, faultOf } from '../refusal.ts'

/** Most shifts that a day is planned in. */
export const mostShifts = 6

/** A planned shift of a day by the clock of the place, from one full hour to another; it may go past midnight: `22:00-06:00`. */
export interface Shift {
  readonly text: string
  readonly startHour: number
  /** 1 to 24. */
  readonly hours: number
}

/** Reads `08:00-16:00`; undefined for anything else. */
export function readShift(text: string): Shift | undefined {
  const [, start, end] = /^([01]\d|2[0-3]):00-([01]\d|2[0-4]):00$/.exec(text) ?? []
  if (start === undefined || end === undefined) return undefined
  const startHour = Number(start)
  const hours = (Number(end) - startHour + 24) % 24 || 24
  return { text, startHour, hours }
}

/** What is wrong with the shifts of a day: that one cannot be read, or that two overlap. */
export function faultsInShifts(shifts: readonly string[], pointer: string): readonly Fault[] {
  const taken = new Map<number, string>()
  return shifts.flatMap((text, at) => {
    const shift = readShift(text)
    const where = `${pointer}/${at}`
    if (shift === undefined) return [faultOf(where, 'shift_unread', { given: text.slice(0, 40) })]
    const own = hoursOf(shift)
    const other = own.map((hour) => taken.get(hour)).find((one) => one !== undefined)
    for (const hour of own) if (!taken.has(hour)) taken.set(hour, text)
    return other === undefined ? [] : [faultOf(where, 'shifts_overlap', { shift: text, other })]
  })
}

function hoursOf({ startHour, hours }: Shift): readonly number[] {
  return Array.from({ length: hours }, (_, at) => (startHour + at) % 24)
}

/** A shift of one day as it lies in time. */
export interface ShiftWindow {
  readonly day: string
  readonly shift: string
  /** UTC ISO 8601; `end` is not included. */
  readonly start: string
  readonly end: string
  /** Between both, also where a clock went forward or back. */
  readonly hours: number
}

/** When a shift of a day begins and ends at a place. */
export function windowOf(
  day: string,
  { text, startHour, hours }: Shift,
  timeZone: string,
): ShiftWindow {
  const start = clockAt(day, startHour, timeZone)
  const endHour = startHour + hours
  const end = clockAt(endHour < 24 ? day : daysAfter(day, 1), endHour % 24, timeZone)
  const milliseconds = Date.parse(end) - Date.parse(start)
  return { day, shift: text, start, end, hours: milliseconds / hourMilliseconds }
}

/**
 * A shift up to the one that begins after it: where a line changes, a shift of its first new day may begin before the night shift of the
 * day before is over, and no hour is worked twice.
 */
export function cutBefore(next: ShiftWindow | undefined, window: ShiftWindow): ShiftWindow {
  if (next === undefined || next.start >= window.end) return window
  const milliseconds = Date.parse(next.start) - Date.parse(window.start)
  return { ...window, end: next.start, hours: milliseconds / hourMilliseconds }
}

function clockAt(day: string, hour: number, timeZone: string): string {
  if (hour === 0) return dayOver(daysAfter(day, -1), timeZone)
  const local = `${day}T${String(hour).padStart(2, '0')}:00`
  const instant = instantOf(local, timeZone)
  // A clock that leaves this hour out, or shows it twice: counted from the midnight before it.
  if (instant !== local) return instant
  return new Date(
    Date.parse(dayOver(daysAfter(day, -1), timeZone)) + hour * hourMilliseconds,
  ).toISOString()
}
