import { hourMilliseconds, minuteMilliseconds } from '../hours.ts'
import { localText } from '../local-clock.ts'

/** When the clock hour of a place began that an instant lies in, in milliseconds since 1970: 09:00 for 09:59 there. */
export function localHourOf(instant: string | number, timeZone: string): number {
  const time = new Date(instant).getTime()
  const minutes = Number(localText(new Date(time).toISOString(), timeZone).slice(14, 16))
  return (
    time -
    (((time % minuteMilliseconds) + minuteMilliseconds) % minuteMilliseconds) -
    minutes * minuteMilliseconds
  )
}

/** An interval cut at the full hours of a place, with the milliseconds in each: they add up to the whole. */
export function cutAtHours(
  { from, to }: { readonly from: string; readonly to: string },
  timeZone: string,
): readonly { readonly hour: number; readonly milliseconds: number }[] {
  const end = Date.parse(to)
  const parts: { hour: number; milliseconds: number }[] = []
  for (let at = Date.parse(from); at < end; ) {
    const hour = localHourOf(at, timeZone)
    const next = Math.min(end, hour + hourMilliseconds)
    parts.push({ hour, milliseconds: next - at })
    at = next
  }
  return parts
}
