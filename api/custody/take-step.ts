import { decideStep, type KnownOfStep, type StepDecision } from '../../workflows/hand-over-step.ts'
import { isBound } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import { listLines } from '../store/custody/hand-over-lines.ts'
import type { StoredHandOver } from '../store/custody/hand-overs.ts'
import type { Held } from '../store/hold-transaction.ts'
import { keepDecision, lacksSecondPerson } from './acceptance-approval.ts'
import type { StepRequest } from './hand-over-schemas.ts'
import { partOf } from './papers.ts'
import { type ReadStep, readStep } from './read-step.ts'
import { recordStep } from './record-step.ts'
import type { Signatory } from './sign-step.ts'
import { type StepWork, takeSignedStep } from './take-signed-step.ts'
import { assertWithinBounds } from './within-bounds.ts'

/** Takes a signed step of a hand-over itself. */
export async function takeStep(
  installation: Installation,
  { id, request, sent }: { id: string; request: StepRequest; sent?: unknown },
  by: Signatory,
): Promise<{ handOver: StoredHandOver; isNew: boolean }> {
  const work: StepWork<ReadStep, StepDecision> = {
    mayTake: (held, handOver) => assertAtPlace(held, handOver, { request, by }),
    read: (taking) => readStep(installation, taking, { request, sent }),
    // Whoever agrees to what is far off supervises.
    right: ({ known }) => (known.isAgreed === true ? 'supervise' : 'record'),
    decide: ({ known }: { known: KnownOfStep }) => decideStep(request, known),
    record: (taking, decided, read) =>
      recordStep(installation, { ...taking, ...read, request }, decided),
  }
  try {
    return await takeSignedStep(installation, { id, request, sent }, { by, work })
  } catch (error) {
    // What was decided is kept, so that a second person can say the same; the step itself left nothing behind.
    if (request.step === 'decide' && lacksSecondPerson(error)) {
      await keepDecision(installation, { id, request }, by)
    }
    throw error
  }
}

/** Refuses a station that stands elsewhere, or records other stages. */
async function assertAtPlace(
  { tx }: Held,
  handOver: StoredHandOver,
  { request, by }: { request: StepRequest; by: Signatory },
): Promise<void> {
  if (!isBound(by.principal)) return
  const [first] = await listLines(tx, [handOver.handOverKey])
  const { from, to } = handOver
  const arriving = request.step === 'receive' ? request.facility : (to ?? '')
  const isReceiver = partOf(handOver, by.organisation.organisationKey) === 'receiver'
  assertWithinBounds(by.principal, {
    step: request.step,
    stream: first?.stream ?? '',
    facility: isReceiver ? arriving : from,
  })
}
