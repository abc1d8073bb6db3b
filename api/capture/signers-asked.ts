import { signaturesOf } from '../../workflows/signatures.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { StoredApproval } from '../store/recording/approvals.ts'
import { correctionIn, correctionSigners } from './correction-approval.ts'

/** How many persons sign what waits. */
export function signersAsked(approval: StoredApproval, stage: Stage | undefined): number {
  if (correctionIn(approval) !== undefined) return correctionSigners
  return stage === undefined ? 0 : signaturesOf(stage).length
}
