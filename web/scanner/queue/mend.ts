import { isWaiting, type QueuedScan, type ScanToSend } from './queued-scan.ts'

/** What a person may change in a refused scan; not its id and not who made it. */
export type Mending = Omit<ScanToSend, 'id' | 'operator'>

/**
 * A refused scan that waits again, mended or as it was; undefined where it cannot. It keeps its id: the server keeps nothing of what it
 * refused, and should an earlier sending still arrive late, only one of both is ever recorded.
 */
export function mended(queued: QueuedScan, mending?: Mending): QueuedScan | undefined {
  if (!isMendable(queued)) return undefined
  const { answer: _, scan, ...kept } = queued
  const { id, operator } = scan
  return { ...kept, scan: { ...(mending ?? scan), id, operator }, stopped: 0 }
}

/**
 * Whether it was refused and can be sent again. Not where the id is what is wrong: something else is recorded under it, or it waited for
 * signatures that nobody gave. Whoever has seen that throws it away, and records it anew where it is missing.
 */
export function isMendable({ answer }: QueuedScan): boolean {
  if (answer?.status !== 'refused') return false
  return answer.code !== 'id_reused' && answer.code !== 'approval_closed'
}

/** Whether a scan can be thrown away for good: the server refused it, or it was never sent. Of any other it may have been recorded. */
export function mayBeThrownAway(queued: QueuedScan): boolean {
  return queued.answer?.status === 'refused' || (isWaiting(queued) && queued.sends === 0)
}
