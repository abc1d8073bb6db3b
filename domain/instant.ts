const shape =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:[Zz]|([+-])(\d{2}):?(\d{2}))$/

/**
 * Reads an ISO 8601 time that carries its offset and brings it to one form: UTC with milliseconds.
 * A time without an offset is not an instant, so it gives undefined, as does a day that does not exist.
 */
export function parseInstant(text: string): string | undefined {
  const parts = shape.exec(text)
  if (parts === null) return undefined
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second = '00',
    fraction = '',
    sign,
    hours,
    offsetMinute,
  ] = parts
  const offset = minutesEast(sign, hours, offsetMinute)
  if (Number(offsetMinute ?? 0) > 59 || offset > eastmost || offset < westmost) return undefined
  const milliseconds = `${fraction}000`.slice(0, 3)
  const local = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`)
  // Date rolls 30 February over to March; such a day is refused, not moved.
  if (Number.isNaN(local.getTime()) || local.getUTCDate() !== Number(day)) return undefined
  const instant = new Date(local.getTime() - offset * 60_000)
  // A year past 9999 has another written form, which no other system would read, and no database knows a year 0.
  return instant.getUTCFullYear() > 9999 || instant.getUTCFullYear() < 1
    ? undefined
    : instant.toISOString()
}

/** Offsets of the clocks on earth, in minutes east of UTC: from 12 hours west to 14 hours east. */
const westmost = -12 * 60
const eastmost = 14 * 60

/**
 * The offset that a time carries, in minutes east of UTC; undefined where it is written in UTC, which says when something
 * happened and not which day it was there. `+00:00` is read as such a time too: many programs write UTC like that.
 */
export function offsetOf(text: string): number | undefined {
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})$/.exec(text) ?? []
  return minutesEast(sign, hours, minutes) || undefined
}

function minutesEast(sign: string | undefined, hours = '0', minutes = '0'): number {
  const offset = Number(hours) * 60 + Number(minutes)
  return sign === '-' ? -offset : offset
}
