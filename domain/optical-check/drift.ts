import { type Counted, type Difference, differenceOf } from '../line/proportion.ts'
import { type Rate, rateOf } from './confusion.ts'

/** What a version called in a week, by when its pictures were taken. */
export interface WeekCalls {
  /** Its Monday, by the clock of the organisation. */
  readonly week: string
  readonly called: number
  /** Called bad. */
  readonly bad: number
  /** Below the version's threshold. */
  readonly doubtful: number
  /** Of the pieces drawn at random that it called while it was live: those that a person judged, and those called the same. */
  readonly judged: number
  readonly agreed: number
}

/** A week beside the comparison on which the version went live. */
export interface WeekDrift {
  readonly week: string
  readonly called: number
  readonly bad: Rate
  readonly doubtful: Rate
  readonly agreement: Rate
  /** Whether it agrees with persons more or less often than when it went live; undefined where there is nothing to compare. */
  readonly difference: Difference | undefined
}

/** Each week beside what was accepted; undefined where the version never went live. */
export function driftOf(
  weeks: readonly WeekCalls[],
  accepted: Counted | undefined,
): readonly WeekDrift[] {
  return weeks.map(({ week, called, bad, doubtful, judged, agreed }) => ({
    week,
    called,
    bad: rateOf(bad, called),
    doubtful: rateOf(doubtful, called),
    agreement: rateOf(agreed, judged),
    difference:
      accepted === undefined ? undefined : differenceOf({ some: agreed, all: judged }, accepted),
  }))
}
