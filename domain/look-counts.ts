import { houseRule } from './source.ts'

/** How looks at a public record are counted, and when they are odd. A count says nothing of who looked. */
export const lookRules = {
  /** A record counts once in so many seconds and process, however often it is opened. */
  windowSeconds: 60,
  /** Records that one process counts in that time; further ones are not counted. */
  mostRecords: 5_000,
  /** Nothing is counted higher. */
  most: 1_000_000,
  /** What is told of a count: the highest of these that it reaches. */
  steps: [1, 2, 10, 100, 1_000],
  /** So many on one day are odd. */
  oddInADay: 30,
  /** So many after the item's story has ended are odd. */
  oddAfterEnd: 10,
  /** Days after the last look until a record's counts are removed. */
  keptDays: 730,
  source: houseRule(
    'A code that was copied onto many items is looked at more often than one item is, or after its item is no more. No law or standard sets the numbers',
  ),
} as const

/** Why looks at a record are odd. */
export type OddLooks = 'often' | 'after_end'

/** What anyone may know of how often a public record was opened. */
export interface LookCounts {
  /** Day of the first look that was counted, by the holder's clock; null before it. */
  readonly firstDay: string | null
  /** At least so often; one of few numbers, so that it tells no single look. */
  readonly atLeast: number
  readonly odd: readonly OddLooks[]
}
