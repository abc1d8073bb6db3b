import { isWaiting, type QueuedScan, type ScanToSend } from './queued-scan.ts'

/** What a person may change in a refused scan; not its id and not who made it. */
export type Mending = Omit<ScanToSend, 'id' | 'operator'>

/** What a refused scan should have been: it happened when it was first made, however late somebody mends it, unless that is what they change. */
export function mendingOf(
  { scan: { eventTime: before } }: Pick<QueuedScan, 'scan'>,
  scan: Omit<Mending, 'eventTime'> & { readonly eventTime?: string },
): Mending {
  const { eventTime = before } = scan
  return { ...scan, eventTime }
}

/**
 * A refused scan that waits again, mended or as it was, by whoever made it; undefined where it cannot. It keeps its id: the server keeps
 * nothing of what it refused, and should an earlier sending still arrive late, only one of both is ever recorded.
 */
export function mended(
  queued: QueuedScan,
  { operator, mending }: { operator: string | undefined; mending?: Mending | undefined },
): QueuedScan | undefined {
  if (!isMendable(queued, operator)) return undefined
  // A signature is of the text as it was.
  const { answer: _, signed: __, scan, ...kept } = queued
  const { id } = scan
  return { ...kept, scan: { ...(mending ?? scan), id, operator: scan.operator }, stopped: 0 }
}

/**
 * Whether it was refused and can be sent again by this person: what is recorded in somebody's name is said by nobody else. Not where the
 * id is what is wrong: something else is recorded under it, or it waited for signatures that nobody gave. Whoever has seen that throws it
 * away, and records it anew where it is missing.
 */
export function isMendable({ answer, by }: QueuedScan, operator: string | undefined): boolean {
  if (answer?.status !== 'refused' || by.operator !== operator) return false
  return answer.code !== 'id_reused' && answer.code !== 'approval_closed'
}

/**
 * Whether this person may throw a scan away for good: anybody one that the server refused, its maker one that was never sent. Of any other
 * it may have been recorded.
 */
export function mayBeThrownAway(queued: QueuedScan, operator: string | undefined): boolean {
  if (queued.answer?.status === 'refused') return true
  return isWaiting(queued) && queued.sends === 0 && queued.by.operator === operator
}
