import { hourMilliseconds } from '../hours.ts'
import type { Source } from '../source.ts'
import type { Sums } from './sums.ts'

/** What was planned of a station: hours of shifts, and the pieces that its rating would make in them. */
export interface Planned {
  readonly hours: number
  readonly pieces: number
}

/**
 * How well a station was used. A share is undefined where what it divides by is not there: no shift was planned, the station told no state,
 * no piece passed. Performance above 1 says that running time or rating are told wrong.
 */
export interface Effectiveness {
  readonly pieces: number
  readonly quality: number | undefined
  readonly availability: number | undefined
  readonly performance: number | undefined
  readonly oee: number | undefined
  /** Seconds of running time a piece. */
  readonly cycleSeconds: number | undefined
}

/** Where the three shares and their product come from. */
export const oeeSource: Source = {
  basis: 'secondary',
  text: 'ISO 22400-2:2014: availability = actual production time / planned busy time (teeptrak.com)',
}

/**
 * Availability is running time by planned time, performance pieces by what the rating makes in the running time, quality good pieces by all;
 * their product is good pieces by what the rating makes in the planned time.
 */
export function effectivenessOf(sums: Sums, planned: Planned): Effectiveness {
  const { good, bad, runningMs, stoppedMs, faultMs } = sums
  const pieces = good + bad
  const isStateTold = runningMs + stoppedMs + faultMs > 0
  const plannedMs = planned.hours * hourMilliseconds
  const availability = isStateTold ? shareOf(runningMs, plannedMs) : undefined
  return {
    pieces,
    quality: shareOf(good, pieces),
    availability,
    performance:
      availability === undefined ? undefined : shareOf(pieces, planned.pieces * availability),
    oee: shareOf(good, planned.pieces),
    cycleSeconds: isStateTold && pieces > 0 ? runningMs / 1_000 / pieces : undefined,
  }
}

function shareOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}
