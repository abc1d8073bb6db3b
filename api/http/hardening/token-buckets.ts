import { remembering } from '../../remembering.ts'
import type { Steady } from '../../steady-clock.ts'

/** How often something may happen: so many at once, and so many a second from then on. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

/** Counts by name; one process has its own. */
export interface TokenBuckets {
  /** Seconds until the name may go on; 0 when it may now. */
  waitOf(name: string): number
  /** Counts one; gives the same as `waitOf` before it. */
  take(name: string): number
}

/** Names that are remembered. A name is some 100 bytes. */
const mostNames = 50_000

/** Token buckets that fill up with time. A name that is forgotten starts full again. */
export function createTokenBuckets({ burst, perSecond }: Rate, elapsed: Steady): TokenBuckets {
  const buckets = remembering<string, { tokens: number; time: number }>(mostNames)

  function tokensOf(name: string, time: number): number {
    const bucket = buckets.get(name)
    if (bucket === undefined) return burst
    return Math.min(burst, bucket.tokens + ((time - bucket.time) / 1000) * perSecond)
  }

  const waitFor = (tokens: number) => (tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond))
  return {
    waitOf: (name) => waitFor(tokensOf(name, elapsed())),
    take: (name) => {
      const time = elapsed()
      const tokens = tokensOf(name, time)
      // What is refused costs nothing, so that whoever is patient gets through.
      if (tokens < 1) return waitFor(tokens)
      buckets.set(name, { tokens: tokens - 1, time })
      return 0
    },
  }
}
