import { minuteMilliseconds, secondMilliseconds } from '../hours.ts'
import { localHourOf } from '../line/local-hour.ts'
import { readingRules } from '../line/reading.ts'

/** The interval of a reading, in milliseconds since 1970. */
export interface Interval {
  readonly from: number
  readonly to: number
}

/** When a reading was, as far as its message tells. */
export interface ToldTime {
  /** How many seconds it covers, where its beginning is not told. */
  readonly seconds: number | undefined
  readonly from: number | undefined
  readonly to: number | undefined
}

/**
 * The interval that a reading covers. Told from where to where, it is that. Else it covers its seconds up to when it was told or came, but goes
 * no further back than where the one before it ended (`ended`), nor than the full hour, so that intervals lie side by side. Of two that came
 * in one millisecond the later one is taken to have come in the next.
 */
export function intervalOf(
  { seconds, from, to }: ToldTime,
  {
    received,
    ended,
    timeZone,
  }: {
    readonly received: number
    readonly ended: number | undefined
    readonly timeZone: string
  },
): Interval {
  if (from !== undefined && to !== undefined) return { from, to }
  // What ended further ahead came by a clock that was set back since, and no server took it.
  const isAhead = (ended ?? 0) > received + readingRules.leadMinutes * minuteMilliseconds
  const before = isAhead ? undefined : ended
  const end = to ?? Math.max(received, (before ?? 0) + 1)
  const most = end - (seconds ?? 1) * secondMilliseconds
  const start = Math.max(most, before ?? most, localHourOf(end - 1, timeZone))
  // One that was told to end before the one before it did overlaps it, and the server says so.
  return { from: start < end ? start : most, to: end }
}
