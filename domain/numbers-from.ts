/**
 * Numbers from 0 to below 1 that follow from a seed alone (mulberry32), so that what was made or broken by chance can be made or
 * broken again. For demonstrations and trials, never for what nobody may guess.
 */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
