import type { Accepted } from '../../domain/receipt.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { stepSchema } from '../custody/hand-over-schemas.ts'
import { takeStep } from '../custody/take-step.ts'
import { RefusedError } from '../http/problem.ts'
import type { StoredApproval } from '../store/recording/approvals.ts'
import { listSteps } from '../store/custody/hand-over-lines.ts'
import type { Workspace } from '../installation.ts'
import type { Signing } from './sign-approval.ts'

/** A decision on a hand-over that waits for a second person; undefined for a scan that waits. */
export function decisionIn({ scan }: StoredApproval): KeptDecision | undefined {
  const kept = scan as { handOver?: unknown; step?: unknown } | null
  if (typeof kept?.handOver !== 'string') return undefined
  return { handOver: kept.handOver, step: kept.step }
}

interface KeptDecision {
  readonly handOver: string
  readonly step: unknown
}

/** Signing what somebody decided is deciding the same: the step is taken by whoever signs, if they may. */
export async function signDecision(
  workspace: Workspace,
  { handOver: id, step }: KeptDecision,
  { principal, now }: Signing,
): Promise<Accepted | Refusal> {
  const { organisation } = principal
  if (organisation === undefined) throw new RangeError('Cannot decide for no organisation')
  // It was read by this schema when it was kept.
  const request = stepSchema.parse(step)
  try {
    const { handOver } = await takeStep(
      workspace,
      { id, request },
      { principal, organisation, now },
    )
    const db = workspace.store.own(organisation.organisationKey)
    const steps = await listSteps(db, [handOver.handOverKey])
    const taken = steps.find((one) => one.id === request.id)
    return {
      id: request.id,
      status: 'accepted',
      digest: taken?.digest.toString('base64url') ?? '',
      recordTime: now.toISOString(),
      batches: [],
      decisions: {},
      warnings: [],
    }
  } catch (error) {
    if (error instanceof RefusedError && isRefusal(error.refusal)) return error.refusal
    throw error
  }
}
