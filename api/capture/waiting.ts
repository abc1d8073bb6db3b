import { hourMilliseconds } from '../../domain/hours.ts'
import type { Proposed } from '../../domain/receipt.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { houseRule } from '../../domain/source.ts'
import { signaturesOf } from '../../workflows/parts-of-stage.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { StoredApproval } from '../store/recording/approvals.ts'

/** How long a scan waits for the persons who must sign it. */
export const approvalRule = {
  hours: 24,
  source: houseRule('What nobody signs within a day has to be looked at, and proposed, again'),
} as const

/** Until when waits what is proposed now. */
export function waitsUntil(now: Date): Date {
  return new Date(now.getTime() + approvalRule.hours * hourMilliseconds)
}

/** Said to whoever names what does not wait here. */
export function noApproval(id: string): Refusal {
  return refuse('not_found', '/path/id', ['approval_not_found', { id }])
}

/** Said to whoever comes after its time. */
function expired({ id }: StoredApproval): Refusal {
  const { hours } = approvalRule
  return refuse('approval_closed', '', ['approval_expired', { id, hours }])
}

/** Said to whoever comes after somebody refused it. */
export function refusedBefore({ id, refusedBy, refusalReason }: StoredApproval): Refusal {
  const values = { id, operator: refusedBy ?? '', reason: refusalReason ?? '' }
  return refuse('approval_closed', '', ['approval_refused', values])
}

/** Why nobody signs or refuses it any more; undefined while it waits. */
export function closed(approval: StoredApproval, now: Date): Refusal | undefined {
  if (approval.refusedTime !== null) return refusedBefore(approval)
  // What was emptied once is over, also by a clock that was set back since.
  const isOver = approval.expiresTime <= now || approval.scan === null
  return approval.recordedTime === null && isOver ? expired(approval) : undefined
}

/** A step of a hand-over as it was asked for. */
export interface KeptDecision {
  readonly handOver: string
  readonly step: unknown
}

/** A decision on a hand-over that waits for a second person; undefined for a scan that waits. */
export function decisionIn({ scan }: StoredApproval): KeptDecision | undefined {
  const kept = scan as { handOver?: unknown; step?: unknown } | null
  if (typeof kept?.handOver !== 'string') return undefined
  return { handOver: kept.handOver, step: kept.step }
}

/** A correction that waits for the second person, as its two scans. */
export interface KeptCorrection {
  readonly reversal: KeptReversal
  readonly replacement: Readonly<Record<string, unknown>>
}

interface KeptReversal extends Readonly<Record<string, unknown>> {
  readonly id: string
  /** The event that is corrected. */
  readonly reverses: string
  readonly facts: { readonly reason: string }
}

/** The correction that is kept in an approval; undefined for a scan or a decision that waits. */
export function correctionIn({ scan }: Pick<StoredApproval, 'scan'>): KeptCorrection | undefined {
  // Written by `keepCorrection`; no scan that waits has such a word, for it would not have been read.
  const { correction, ...replacement } = (scan ?? {}) as { correction?: KeptReversal }
  return correction === undefined ? undefined : { reversal: correction, replacement }
}

/** How many persons agree that goods are safer than they were found. */
const correctionSigners = 2

/** How many persons sign what waits. */
export function signersAsked(approval: StoredApproval, stage: Stage | undefined): number {
  if (correctionIn(approval) !== undefined) return correctionSigners
  return stage === undefined ? 0 : signaturesOf(stage).length
}

/** How many persons must still sign what waits. */
export function signersMissing(approval: StoredApproval, stage: Stage | undefined): number {
  return Math.max(0, signersAsked(approval, stage) - approval.signed.length)
}

/** The answer about what waits, under the id by which its sender knows it. */
export function stillUnsigned(
  id: string,
  approval: StoredApproval,
  stage: Stage | undefined,
): Proposed {
  return {
    id,
    status: 'proposed',
    approval: approval.id,
    missing: signersMissing(approval, stage),
    expires: approval.expiresTime.toISOString(),
  }
}
