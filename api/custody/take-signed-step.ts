import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Right } from '../../domain/role.ts'
import { admittedBy } from '../capture/admit.ts'
import type { Installation } from '../installation.ts'
import { requestDigest as digestOf } from '../once.ts'
import { inOneTransaction } from '../recording/in-one-transaction.ts'
import { lookAtSenders } from '../recording/look-at-senders.ts'
import { listSteps } from '../store/custody/hand-over-lines.ts'
import {
  findHandOver,
  lockHandOver,
  type StepRow,
  type StoredHandOver,
} from '../store/custody/hand-overs.ts'
import type { Held } from '../store/hold-transaction.ts'
import { askedOf, assertSameStep, checkStepSignature } from './check-step-signature.ts'
import { type Signatory, type StepKind, sign } from './sign-step.ts'
import { unknownHandOver } from './within-bounds.ts'
import { type Changes, write } from './write-step.ts'

/** A step under way: its hand-over is held, and its signature counts. */
export interface Taking extends Signatory {
  readonly held: Held
  readonly handOver: StoredHandOver
  /** Steps so far, in order. */
  readonly steps: readonly StepRow[]
}

/** What a step booked, and what it changes on the papers. */
export interface Recorded {
  /** Ids of the events that it made. */
  readonly events: readonly string[]
  readonly changes: Changes
}

/** How one sort of step is taken: what it looks at, the rule that decides, and what it books. */
export interface StepWork<Known, Decided extends object> {
  /** Throws the refusal of whoever stands elsewhere. */
  readonly mayTake?: (held: Held, handOver: StoredHandOver) => Promise<void>
  readonly read: (taking: Taking) => Promise<Known>
  /** What whoever takes it must be allowed to, still when it is taken. */
  readonly right: (known: Known) => Right
  readonly decide: (known: Known) => Decided | Refusal
  readonly record: (taking: Taking, decided: Decided, known: Known) => Promise<Recorded>
}

interface Asked {
  readonly id: string
  readonly step: StepKind
  readonly signature?: string | undefined
}

/**
 * Takes a signed step in one transaction: lock, read, decide, record, sign, write. Whatever refuses it leaves nothing behind,
 * neither in the books nor on the papers; the very same step again is answered as it was.
 */
export async function takeSignedStep<Request extends Asked, Known, Decided extends object>(
  installation: Installation,
  { id, request, sent }: { id: string; request: Request; sent?: unknown },
  { by, work }: { by: Signatory; work: StepWork<Known, Decided> },
): Promise<{ handOver: StoredHandOver; isNew: boolean }> {
  const { organisationKey, slug } = by.organisation
  const { signature: given, asked } = askedOf(request, sent)
  const requestDigest = digestOf(asked)
  // Digests of the steps that this call tried to commit: one that is found again is its own, whose answer was lost.
  const tried = new Set<string>()
  return inOneTransaction(installation, organisationKey, async (held) => {
    const { handOver, steps } = await lock(held, id, work)
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
    const taking = { ...by, held, handOver, steps }

    const known = await work.read(taking)
    const decided = work.decide(known)
    if (isRefusal(decided)) throw new RefusedError(decided)
    const { events, changes } = await work.record(taking, decided, known)
    await assertStillMay(taking, work.right(known))
    const done = { id: request.id, kind: request.step, request: asked, requestDigest, signature }
    const step = sign(by, placeBehind(handOver), { ...done, events })
    await write(held.tx, taking, { step, changes })

    const after = await findHandOver(held.tx, organisationKey, id)
    if (after === undefined) throw new RangeError(`Cannot read hand-over "${id}" back`)
    tried.add(step.digest.toString('hex'))
    return { handOver: after, isNew: true }
  })
}

/** Refuses whoever was removed, or lost the right or the key, since they asked; looked at last, as where scans are recorded. */
async function assertStillMay({ principal, organisation, held, now }: Taking, right: Right) {
  const { organisationKey, slug } = organisation
  const actor = { organisationKey, organisation: slug }
  const step = { actor, admitted: admittedBy(principal, { right }) }
  const fault = (await lookAtSenders(held.client, [step]))(step, now)
  if (fault !== undefined) throw new RefusedError(fault)
}

/** Holds the hand-over until the transaction ends, for whoever may take the step, with its steps so far. */
async function lock(
  held: Held,
  id: string,
  { mayTake }: Pick<StepWork<never, never>, 'mayTake'>,
): Promise<Pick<Taking, 'handOver' | 'steps'>> {
  const handOver = await lockHandOver(held.tx, held.organisationKey, id)
  if (handOver === undefined) throw new RefusedError(unknownHandOver(id))
  // Asked of a step that is only answered again, too: its answer shows the hand-over as it stands now.
  await mayTake?.(held, handOver)
  return { handOver, steps: await listSteps(held.tx, [handOver.handOverKey]) }
}

function placeBehind({ id: handOver, handOverKey, stepCount, headDigest }: StoredHandOver) {
  return { handOver, handOverKey, step: stepCount + 1, previous: headDigest }
}
