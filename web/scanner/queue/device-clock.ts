import { readHttpTime } from '../../../domain/retry-after.ts'
import { houseRule } from '../../../domain/source.ts'

/** From when on the clock of a device is called wrong. */
export const clockRules = {
  mostAheadMilliseconds: 2 * 60_000,
  source: houseRule('A clock that is two minutes off was set by hand, or never'),
} as const

/** When a request left and its answer came, by both clocks of a device, in milliseconds. */
export interface Timed {
  readonly left: Instants
  readonly came: Instants
}

/** One moment by the clock that people set, and by one that only ever runs forward. */
export interface Instants {
  readonly wall: number
  readonly steady: number
}

/**
 * How far the clock of the device is ahead of the server's, in milliseconds, negative where it is behind: as little as the answer allows,
 * whose `Date` has whole seconds and may have been written at any moment between. Undefined where the answer says none, or the clock was
 * set meanwhile.
 */
export function clockAhead({ left, came }: Timed, date: string | undefined): number | undefined {
  const server = readHttpTime(date ?? '')
  const wasSet = Math.abs(came.wall - left.wall - (came.steady - left.steady)) > 1_000
  if (server === undefined || wasSet) return undefined
  const [least, most] = [left.wall - server - 999, came.wall - server]
  if (least > 0) return least
  return most < 0 ? most : 0
}

/** Whether somebody has to be told. */
export function isClockWrong(aheadMilliseconds: number): boolean {
  return Math.abs(aheadMilliseconds) > clockRules.mostAheadMilliseconds
}

/** A time as the clock of the device shows it, with its offset: `2026-11-22T10:15:00.000+08:00`. */
export function timeWithOffset(wall: number, minutesEast: number): string {
  const shown = new Date(wall + minutesEast * 60_000).toISOString().slice(0, -1)
  const [hours, minutes] = [Math.trunc(Math.abs(minutesEast) / 60), Math.abs(minutesEast) % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  return `${shown}${minutesEast < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`
}
