import { type Steady, steadyClock } from '../../steady-clock.ts'

/** Less is drift, which a clock is kept right with all the time. */
const leastMilliseconds = 5_000

/**
 * Makes a check that tells by how many milliseconds the wall clock has gone back since it was last asked; 0 when it has
 * not. What is planned for a moment, as jobs are, would otherwise wait until the clock is there again.
 */
export function noticeStepsBack(
  wall: () => number = Date.now,
  elapsed: Steady = steadyClock(),
): () => number {
  let last = { wall: wall(), elapsed: elapsed() }
  return () => {
    const now = { wall: wall(), elapsed: elapsed() }
    const back = now.elapsed - last.elapsed - (now.wall - last.wall)
    last = now
    return back > leastMilliseconds ? back : 0
  }
}
