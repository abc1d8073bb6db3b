import { LRUCache } from 'lru-cache'
import type { Steady } from './steady-clock.ts'

/** How long what is remembered is believed, by which clock. */
export interface Believed {
  readonly milliseconds: number
  readonly elapsed: Steady
}

/** A memory of at most so many entries, of which the least recently used is forgotten first; for ever, or for so long. */
export function remembering<Key extends string | number, Value extends object | true>(
  most: number,
  believed?: Believed,
): LRUCache<Key, Value> {
  if (believed === undefined) return new LRUCache(growingTo(most))
  const { milliseconds, elapsed } = believed
  return new LRUCache({
    ...growingTo(most),
    ttl: milliseconds,
    // Each time that something is asked for, the clock is read.
    ttlResolution: 0,
    // The library takes 0 for a time that was never set.
    perf: { now: () => elapsed() + 1 },
  })
}

/** By `max` the library takes room for all entries at once: 60 ms and many megabytes at a start, for what may never come. */
function growingTo(most: number) {
  return { maxSize: most, sizeCalculation: () => 1 }
}
