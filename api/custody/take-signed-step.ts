import type { HandOverState } from '../../workflows/hand-over.ts'
import { RefusedError } from '../http/problem.ts'
import type { Installation } from '../installation.ts'
import { listSteps } from '../store/custody/hand-over-lines.ts'
import {
  findHandOver,
  type HandOverChange,
  lockHandOver,
  type StepRow,
  type StoredHandOver,
} from '../store/custody/hand-overs.ts'
import { tellParties } from '../store/custody/tell-parties.ts'
import type { Held } from '../store/hold-transaction.ts'
import type { OutboxEntry } from '../store/notifications/outbox.ts'
import { checkStepSignature } from './check-step-signature.ts'
import { inOneTransaction } from './in-one-transaction.ts'
import { askedOf, requestDigestOf } from './request-digest.ts'
import { assertSameStep } from './same-step.ts'
import type { StepKind } from './sign-step.ts'
import { unknownHandOver } from './unknown-hand-over.ts'
import { type Offering, writeStep } from './write-step.ts'

/** A step under way: its hand-over is held, and its signature counts. */
export interface Taking extends Offering {
  readonly held: Held
  readonly handOver: StoredHandOver
  /** Steps so far, in order. */
  readonly steps: readonly StepRow[]
}

/** What a step did, before it is written. */
export interface Taken {
  readonly state: HandOverState
  readonly change: HandOverChange
  /** Ids of the events that it made. */
  readonly events: readonly string[]
  readonly told: readonly OutboxEntry[]
}

export interface Asked {
  readonly id: string
  readonly step: StepKind
  readonly signature?: string | undefined
}

interface TakingStep {
  readonly by: Offering
  /** Throws the refusal of whoever stands elsewhere. */
  readonly mayTake?: (held: Held, handOver: StoredHandOver) => Promise<void>
  readonly work: (taking: Taking) => Promise<Taken>
}

/**
 * Takes a signed step in one transaction: holds the hand-over, looks whether this very step was taken before, checks the
 * signature, lets `work` decide and book it, and writes it behind the step before. Whatever refuses it leaves nothing behind,
 * neither in the books nor on the papers.
 */
export async function takeSignedStep<Request extends Asked>(
  installation: Installation,
  { id, request, sent }: { id: string; request: Request; sent?: unknown },
  { by, mayTake = async () => {}, work }: TakingStep,
): Promise<{ handOver: StoredHandOver; isNew: boolean }> {
  const { organisationKey, slug } = by.organisation
  const { signature: given, asked } = askedOf(request, sent)
  const requestDigest = requestDigestOf(asked)
  // Digests of the steps that this call tried to commit: one that is found again is its own, whose answer was lost.
  const tried = new Set<string>()
  return inOneTransaction(installation, organisationKey, async (held) => {
    const { tx } = held
    const handOver = await lockHandOver(tx, organisationKey, id)
    if (handOver === undefined) throw new RefusedError(unknownHandOver(id))
    // Asked of a step that is only answered again, too: its answer shows the hand-over as it stands now.
    await mayTake(held, handOver)
    const steps = await listSteps(tx, [handOver.handOverKey])
    const earlier = steps.find(
      (step) => step.id === request.id && step.organisation_key === organisationKey,
    )
    if (earlier !== undefined) {
      assertSameStep(earlier, { requestDigest, signature: given })
      return { handOver, isNew: tried.has(earlier.digest.toString('hex')) }
    }
    const digests = steps.map(({ digest }) => digest)
    const asSigned = { organisation: slug, handOver: id, requestDigest, digests }
    const signature = checkStepSignature(by.principal, { ...asSigned, signature: given })
    const taken = await work({ ...by, held, handOver, steps })
    const written = { id: request.id, kind: request.step, request: asked, requestDigest, signature }
    const { digest } = await writeStep(tx, { ...by, handOver }, { ...written, ...taken })
    await tellParties(tx, organisationKey, taken.told)
    const after = await findHandOver(tx, organisationKey, id)
    if (after === undefined) throw new RangeError(`Cannot read hand-over "${id}" back`)
    tried.add(digest.toString('hex'))
    return { handOver: after, isNew: true }
  })
}
