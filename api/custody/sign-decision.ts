import type { Accepted } from '../../domain/receipt.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Signing } from '../capture/fault-in-answer.ts'
import type { KeptDecision } from '../capture/waiting.ts'
import type { Installation } from '../installation.ts'
import { listSteps } from '../store/custody/hand-over-lines.ts'
import { stepSchema } from './hand-over-schemas.ts'
import { takeStep } from './take-step.ts'

/** Signing what somebody decided is deciding the same: the step is taken by whoever signs, if they may. */
export async function signDecision(
  installation: Installation,
  { handOver: id, step }: KeptDecision,
  { principal, now }: Signing,
): Promise<Accepted | Refusal> {
  const { organisation } = principal
  if (organisation === undefined) throw new RangeError('Cannot decide for no organisation')
  // It was read by this schema when it was kept.
  const request = stepSchema.parse(step)
  try {
    const { handOver } = await takeStep(
      installation,
      { id, request },
      { principal, organisation, now },
    )
    const db = installation.store.own(organisation.organisationKey)
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
