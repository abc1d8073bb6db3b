import { dayMilliseconds } from '../../../../domain/hours.ts'

/** The year 9999 ends here; no program shows a later day. */
const mostDays = 2_958_466

/**
 * The day and time that a serial number stands for, without an offset; undefined where there is none. Serial 60 is
 * 29 February 1900, a day that never was: what comes before it is one day off (ECMA-376 part 1, 18.17.4.1).
 */
export function timeOfSerial(serial: number, from1904: boolean): string | undefined {
  const days = from1904 ? serial + 1462 : serial
  const isThere = days >= 61 || (days >= 1 && days < 60)
  if (!isThere || serial < 0 || days >= mostDays) return undefined
  const first = Date.UTC(1899, 11, days < 60 ? 31 : 30)
  return new Date(first + Math.round(days * dayMilliseconds))
    .toISOString()
    .replace(/(\.000)?Z$/, '')
}

/** Hours, minutes and seconds of a serial number: a duration, or a time of no day. */
export function clockOfSerial(serial: number): string {
  const seconds = Math.round(Math.abs(serial) * 24 * 60 * 60)
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0')
  const sign = serial < 0 ? '-' : ''
  return `${sign}${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`
}
