/** Milliseconds that have passed; what they count from means nothing. */
export type Steady = () => number

/**
 * A clock for how long something takes, which never goes back: a step back of the clock below it counts as no time at all.
 * By itself it follows the machine's monotonic clock, which nobody sets. Every wait, memory and limit of a process counts
 * with one of these, and the wall clock only says when something happened.
 */
export function steadyClock(read: () => number = () => performance.now()): Steady {
  let last = read()
  let passed = 0
  return () => {
    const now = read()
    if (now > last) passed += now - last
    last = now
    return passed
  }
}
