import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { TopicName } from '../../domain/topic.ts'
import { type HandOverState, stepHandOver, stepParties } from '../../workflows/hand-over.ts'
import { dangerPhrase } from '../../workflows/kept-danger.ts'
import { RefusedError } from '../http/problem.ts'
import { isBound } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import { listLines } from '../store/custody/hand-over-lines.ts'
import type { LineRow, StoredHandOver } from '../store/custody/hand-overs.ts'
import type { Held } from '../store/hold-transaction.ts'
import { keepDecision, lacksSecondPerson } from './acceptance-approval.ts'
import { applyStep } from './apply-step.ts'
import type { StepRequest } from './hand-over-schemas.ts'
import { partOf } from './hand-over-view.ts'
import { type Taken, type Taking, takeSignedStep } from './take-signed-step.ts'
import { assertWithinBounds } from './within-bounds.ts'
import type { Offering } from './write-step.ts'

/** Takes a signed step of a hand-over itself. */
export async function takeStep(
  installation: Installation,
  { id, request, sent }: { id: string; request: StepRequest; sent?: unknown },
  by: Offering,
): Promise<{ handOver: StoredHandOver; isNew: boolean }> {
  const work = (taking: Taking) => decideStep(installation, taking, request)
  const mayTake = (held: Held, handOver: StoredHandOver) =>
    assertAtPlace(held, handOver, { request, by })
  try {
    return await takeSignedStep(installation, { id, request, sent }, { by, mayTake, work })
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
  { request, by }: { request: StepRequest; by: Offering },
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

async function decideStep(
  installation: Installation,
  taking: Taking,
  request: StepRequest,
): Promise<Taken> {
  const { handOver, held, organisation } = taking
  const { organisationKey, slug } = organisation
  const lines = await listLines(held.tx, [handOver.handOverKey])
  const state = stateAfter(handOver, { request, lines, organisationKey })
  const { id } = handOver
  const { change, events } = await applyStep(installation, { ...taking, lines, request })
  const sent =
    request.step === 'dispatch' ? await listLines(held.tx, [handOver.handOverKey]) : lines
  const danger = dangerPhrase(installation.streams, sent)
  const told = concerned(handOver, change.custodian_key).filter((key) => key !== organisationKey)
  return {
    state,
    change,
    events,
    told: told.map((key) => ({
      organisationKey: key,
      topic: topicOf(state),
      subject: id,
      payload: {
        handOver: id,
        step: request.step,
        state,
        by: slug,
        ...(danger === undefined ? {} : { danger }),
      },
    })),
  }
}

/** The two sides, whoever held the goods until this step, and whoever holds them from now on. */
function concerned(
  { senderKey, receiverKey, custodianKey }: StoredHandOver,
  next: number | null | undefined,
): readonly number[] {
  const keys = [senderKey, receiverKey, custodianKey, next]
  return [...new Set(keys)].filter((key) => key !== null && key !== undefined)
}

function stateAfter(
  handOver: StoredHandOver,
  {
    request,
    lines,
    organisationKey,
  }: { request: StepRequest; lines: readonly LineRow[]; organisationKey: number },
): HandOverState {
  const refused = faultInPart(handOver, request, organisationKey)
  if (refused !== undefined) throw new RefusedError(refused)
  const next = stepHandOver(
    handOver.state,
    request.step === 'decide'
      ? { type: 'decide', ...countOf(request, lines) }
      : { type: request.step },
  )
  if (typeof next !== 'string') throw new RefusedError(next)
  return next
}

/** Why the step is not this organisation's to take. */
function faultInPart(
  handOver: StoredHandOver,
  { step }: StepRequest,
  organisationKey: number,
): Refusal | undefined {
  const part = partOf(handOver, organisationKey)
  const may = stepParties[step]
  if (!may.includes(part)) {
    const values = { step, part, parties: may }
    return refuse('not_your_step', '/step', ['step_of_other_party', values])
  }
  if (part !== 'custodian' || handOver.custodianKey === organisationKey) return undefined
  return refuse('not_your_step', '/step', ['custody_passed_on', { step }])
}

/** Lines of which something was accepted, and lines of which something was refused. */
function countOf(
  { lines: decided }: Extract<StepRequest, { step: 'decide' }>,
  lines: readonly LineRow[],
) {
  const here = decided.filter(({ line }) => lines.some((one) => one.line === line))
  return {
    accepted: here.filter(({ acceptedGrams }) => acceptedGrams > 0).length,
    refused: here.filter(({ refusedGrams }) => refusedGrams > 0).length,
  }
}

function topicOf(state: HandOverState): TopicName {
  return state === 'in_transport' ? 'hand_over.dispatched' : `hand_over.${state}`
}
