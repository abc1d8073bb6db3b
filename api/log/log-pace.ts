/** How fast a log is kept, and when it is late. */
export const logPace = {
  source: 'house rule',
  /** Entries that are taken in at a time. */
  batch: 4_096,
  /** How often it is looked whether anything waits. Whoever records tells nobody, which costs a scan nothing. */
  pollMilliseconds: 200,
  /** Checkpoints are published at most so often. */
  publishMilliseconds: 1_000,
  /** How often whoever waits for the log keeps the newest checkpoint beside itself. */
  lookOnMilliseconds: 5_000,
  /** A checkpoint that not every witness has signed is shown to them again so much later. */
  askAgainMilliseconds: 30_000,
  /** An entry that has no published checkpoint so long after it was recorded is told of, and told of again at most so often. */
  alarmMilliseconds: 10_000,
  alarmAgainMilliseconds: 60_000,
} as const

/** How long both keys sign at least while one takes the other's place, so that everybody who checks meets both. */
export const keyOverlap = { source: 'house rule', leastDays: 7 } as const
