import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import { underRecallReasonField } from '../../workflows/recall-reason.ts'
import type { Principal } from '../http/principal.ts'
import { mayPrincipal } from '../http/station-bounds.ts'
import type { Sent } from './sent.ts'

/** Whether a scan lets goods go on although they may be recalled. */
export function givesRecallReason({ read: { scan } }: Pick<Sent, 'read'>): boolean {
  return !isRefusal(scan) && scan.facts[underRecallReasonField.name] !== undefined
}

/** Why this principal may not let recalled goods go on; undefined where it may, or where the scan asks for no such thing. */
export function recallReasonNotYours(principal: Principal, sent: Sent): Refusal | undefined {
  if (!givesRecallReason(sent) || mayPrincipal(principal, 'supervise')) return undefined
  const { name } = underRecallReasonField
  return refuse('not_allowed', `/facts/${name}`, ['recall_reason_not_yours'])
}
