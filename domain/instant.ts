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
    ,
    offsetHour,
    offsetMinute,
  ] = parts
  if (Number(offsetHour ?? 0) > 14 || Number(offsetMinute ?? 0) > 59) return undefined
  const milliseconds = `${fraction}000`.slice(0, 3)
  const local = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`)
  // Date rolls 30 February over to March; such a day is refused, not moved.
  if (Number.isNaN(local.getTime()) || local.getUTCDate() !== Number(day)) return undefined
  const offsetMinutes = Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)
  const direction = parts[8] === '-' ? 1 : -1
  const instant = new Date(local.getTime() + direction * offsetMinutes * 60_000)
  // A year past 9999 has another written form, which no other system would read.
  return instant.getUTCFullYear() > 9999 || instant.getUTCFullYear() < 0
    ? undefined
    : instant.toISOString()
}
