import { type Refusal, refusal } from '../../domain/refusal.ts'
import { houseRule } from '../../domain/source.ts'
import type { StoredApproval } from '../store/recording/approvals.ts'

/** How long a scan waits for the persons who must sign it. */
export const approvalRule = {
  hours: 24,
  source: houseRule('What nobody signs within a day has to be looked at, and proposed, again'),
} as const

/** Said to whoever comes after its time. */
export function expired({ id, expiresTime }: StoredApproval): Refusal {
  const message = `Cannot sign approval "${id}": it waited until ${expiresTime.toISOString()}; expected a new scan with an id of its own`
  return refusal('approval_closed', '', message)
}
