import { type Refusal, refuse } from '../../domain/refusal.ts'
import { houseRule } from '../../domain/source.ts'
import type { StoredApproval } from '../store/recording/approvals.ts'

/** How long a scan waits for the persons who must sign it. */
export const approvalRule = {
  hours: 24,
  source: houseRule('What nobody signs within a day has to be looked at, and proposed, again'),
} as const

/** Said to whoever comes after its time. */
export function expired({ id }: StoredApproval): Refusal {
  const { hours } = approvalRule
  return refuse('approval_closed', '', ['approval_expired', { id, hours }])
}
