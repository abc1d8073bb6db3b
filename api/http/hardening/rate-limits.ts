import type { Rate } from './token-buckets.ts'

/** How often one identity or address may do what; one process counts for itself. */
export interface RateLimits {
  /** Requests of one key or person, scans aside. */
  readonly identity: Rate
  /** Requests with scans of one key or person: a replay of 100,000 that waited offline passes one by one. */
  readonly scans: Rate
  /** Requests of one address that name nobody known. */
  readonly strangers: Rate
  /** Codes of public records that one address asked for in vain. */
  readonly guesses: Rate
  /** Public pages for one address, behind which a whole neighbourhood may sit. */
  readonly visitors: Rate
}

/** Far above what a person or a station does, and too few for whoever tries things out. */
export const usualRates: RateLimits = {
  identity: { burst: 3_000, perSecond: 100 },
  scans: { burst: 200_000, perSecond: 10_000 },
  strangers: { burst: 60, perSecond: 1 },
  guesses: { burst: 60, perSecond: 1 },
  visitors: { burst: 100_000, perSecond: 1_000 },
}
