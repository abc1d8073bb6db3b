import { decidedOtherwise, type Otherwise } from './decided-otherwise.ts'
import type { Rest } from './flush.ts'
import { isToBeSeen } from './forgettable.ts'
import { judgeQueue, type Progress } from './judge-queue.ts'
import { isMendable, mayBeThrownAway } from './mend.ts'
import { isWaiting, type Maker, type QueuedScan } from './queued-scan.ts'

/** A scan of the queue as a screen shows it. */
export interface ShownScan {
  readonly queued: QueuedScan
  /** `sending`: on its way now. */
  readonly progress: Progress | { readonly how: 'sending' }
  /** What the server decided otherwise than the device said; none once somebody has looked. */
  readonly otherwise: readonly Otherwise[]
  /** Whether it can be sent again, mended or as it is. */
  readonly isMendable: boolean
  readonly mayBeThrownAway: boolean
}

/** How many stand how. What is to be seen, by refusal or by another decision, is counted by itself. */
export interface QueueCounts {
  readonly waiting: number
  readonly otherPersons: number
  readonly refused: number
  readonly toBeSeen: number
}

/** Everything that a screen shows of the queue. */
export interface QueueView {
  /** In the order in which they were made; of those that are done the last ones. */
  readonly scans: readonly ShownScan[]
  readonly counts: QueueCounts
  /** Why nothing is being sent; undefined while something is. */
  readonly rest?: Rest | undefined
  /** When it is tried again by itself, by the device's clock, in milliseconds since 1970; undefined where nothing waits. */
  readonly againAt?: number | undefined
  /** Who is signed in here, as far as is known without a network. */
  readonly person?: Maker | undefined
  /** How far the clock of the device is ahead of the server's, where it is wrong: scans carry the time that it shows. */
  readonly clockAheadMilliseconds?: number | undefined
  /** Whether the browser promised not to make room at our expense; undefined where it was not asked yet. */
  readonly isPersistent?: boolean | undefined
}

/** All scans of a device in the order in which they were made, as the person who is signed in meets them. */
export function shownScans(
  all: readonly QueuedScan[],
  { operator, sending }: { operator: string | undefined; sending: readonly number[] },
): readonly ShownScan[] {
  const isSending = (one: QueuedScan) => isWaiting(one) && sending.includes(one.place)
  return judgeQueue(all, operator).map(({ queued, progress }) => ({
    queued,
    progress: isSending(queued) ? { how: 'sending' } : progress,
    otherwise: queued.seen ? [] : decidedOtherwise(queued),
    isMendable: isMendable(queued, operator),
    mayBeThrownAway: mayBeThrownAway(queued, operator) && !isSending(queued),
  }))
}

/** The figures for the head of every screen. */
export function countsOf(shown: readonly ShownScan[]): QueueCounts {
  const count = (is: (one: ShownScan) => boolean) => shown.filter(is).length
  return {
    waiting: count(({ progress: { how } }) => /^(ready|behind|sending|other_person)$/.test(how)),
    otherPersons: count(({ progress: { how } }) => how === 'other_person'),
    refused: count(({ progress: { how } }) => how === 'refused'),
    toBeSeen: count(({ queued }) => isToBeSeen(queued)),
  }
}
