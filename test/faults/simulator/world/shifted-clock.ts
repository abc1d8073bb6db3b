import { readFileSync } from 'node:fs'

/**
 * Loaded before the program (`node --import`), this shifts what the process takes for the time of day by the milliseconds in
 * a file, which may change at any moment: a clock that is set. Timers and `performance.now` go on as they do when a real
 * clock is set.
 */
const file = process.env.SHIFTED_CLOCK_FILE ?? ''
const RealDate = Date
const rereadMilliseconds = 20
let shift = 0
let readAt = Number.NEGATIVE_INFINITY

function shiftedNow(): number {
  if (performance.now() - readAt > rereadMilliseconds) {
    readAt = performance.now()
    try {
      shift = Number(readFileSync(file, 'utf8')) || 0
    } catch {
      shift = 0
    }
  }
  return RealDate.now() + shift
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [shiftedNow()] : given, newTarget),
  apply: () => new RealDate(shiftedNow()).toString(),
  get: (target, name) => (name === 'now' ? shiftedNow : Reflect.get(target, name)),
})
