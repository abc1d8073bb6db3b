import { decidedOtherwise } from './decided-otherwise.ts'
import { isSettled, type QueuedScan } from './queued-scan.ts'

/** How many scans that are done stay on the device, so that somebody can look back over a shift. */
export const mostDone = 200

/** Places of scans that are done and need not be kept; not of those that ended otherwise than expected and nobody has looked at. */
export function forgettable(all: readonly QueuedScan[]): readonly number[] {
  const done = all.filter((one) => isSettled(one) && !isToBeSeen(one))
  return done.slice(0, Math.max(0, done.length - mostDone)).map(({ place }) => place)
}

/** Whether a person still has to see what became of it: refused, or decided otherwise than the device said. */
export function isToBeSeen(queued: QueuedScan): boolean {
  if (queued.answer?.status === 'refused') return true
  return queued.seen === undefined && decidedOtherwise(queued).length > 0
}
