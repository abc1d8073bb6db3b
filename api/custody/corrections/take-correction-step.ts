import { refuse } from '../../../domain/refusal.ts'
import type { TopicName } from '../../../domain/topic.ts'
import { correctableStates } from '../../../workflows/correction.ts'
import { RefusedError } from '../../http/problem.ts'
import type { Installation } from '../../installation.ts'
import {
  addCorrection,
  closeCorrection,
  listCorrectionLines,
  listCorrections,
} from '../../store/custody/hand-over-corrections.ts'
import { listCargo, listLines } from '../../store/custody/hand-over-lines.ts'
import type { StoredHandOver } from '../../store/custody/hand-overs.ts'
import { partOf } from '../hand-over-view.ts'
import { idReused } from '../same-step.ts'
import { type Taken, type Taking, takeSignedStep } from '../take-signed-step.ts'
import type { Offering } from '../write-step.ts'
import { answerCorrection } from './answer-correction.ts'
import type { Answered, Correcting } from './correcting.ts'
import type { CorrectionStepRequest } from './correction-step-schemas.ts'
import { standingOf } from './correction-view.ts'
import { readProposal } from './read-proposal.ts'

/**
 * Takes a signed step of a correction. The hand-over is held meanwhile, so of two sides at the same moment one comes first and
 * the other is told how it stands; a consent changes the books of both sides in the same transaction.
 */
export async function takeCorrectionStep(
  installation: Installation,
  { id, request, sent }: { id: string; request: CorrectionStepRequest; sent?: unknown },
  by: Offering,
): Promise<{ handOver: StoredHandOver; isNew: boolean }> {
  const work = (taking: Taking) => decideCorrection(installation, taking, request)
  return takeSignedStep(installation, { id, request, sent }, { by, work })
}

async function decideCorrection(
  installation: Installation,
  taking: Taking,
  request: CorrectionStepRequest,
): Promise<Taken> {
  const { handOver, organisation } = taking
  const { senderKey, receiverKey, id, state } = handOver
  const part = sideOf(handOver, organisation.organisationKey)
  const correcting = { ...taking, part }
  const { events, told } =
    request.step === 'correct_propose'
      ? await propose(installation, correcting, request)
      : await answerCorrection(installation, correcting, request)
  const correction = 'correction' in request ? request.correction : request.id
  const other = {
    organisationKey: part === 'sender' ? receiverKey : senderKey,
    topic: topics[request.step],
    subject: id,
    payload: { handOver: id, correction, step: request.step, by: organisation.slug },
  }
  return { state, change: {}, events, told: [other, ...told] }
}

const topics: Readonly<Record<CorrectionStepRequest['step'], TopicName>> = {
  correct_propose: 'hand_over.correction_proposed',
  correct_consent: 'hand_over.corrected',
  correct_decline: 'hand_over.correction_ended',
  correct_withdraw: 'hand_over.correction_ended',
}

function sideOf(handOver: StoredHandOver, organisationKey: number): Correcting['part'] {
  const part = partOf(handOver, organisationKey)
  if (part !== 'custodian') return part
  throw new RefusedError(refuse('not_your_step', '/step', ['correction_by_carrier']))
}

async function propose(
  { streams }: Installation,
  { handOver, organisation, held, now }: Correcting,
  request: Extract<CorrectionStepRequest, { step: 'correct_propose' }>,
): Promise<Answered> {
  const { tx } = held
  const { handOverKey, senderKey, receiverKey, state } = handOver
  if (!correctableStates.includes(state)) {
    const says = ['hand_over_not_correctable', { state, states: correctableStates }] as const
    throw new RefusedError(refuse('step_not_open', '/step', says))
  }
  const all = await listCorrections(tx, [handOverKey])
  if (all.some((one) => one.id === request.id)) throw new RefusedError(idReused(request.id))
  const open = all.find((one) => one.state === 'proposed')
  if (open !== undefined && standingOf(open, now) === 'proposed') {
    const says = ['correction_waits', { correction: open.id }] as const
    throw new RefusedError(refuse('step_not_open', '/step', says))
  }
  const lines = await listLines(tx, [handOverKey])
  const consented = all.filter((one) => one.state === 'consented')
  const changes = readProposal(request, {
    stream: streams.get(lines[0]?.stream ?? ''),
    lines,
    cargo: await listCargo(tx, handOverKey),
    agreed: await listCorrectionLines(
      tx,
      consented.map((one) => one.hand_over_correction_key),
    ),
  })
  if (open !== undefined) {
    await closeCorrection(tx, open.hand_over_correction_key, { state: 'expired', now })
  }
  await addCorrection(
    tx,
    {
      id: request.id,
      hand_over_key: handOverKey,
      state: 'proposed',
      note: request.note,
      sender_key: senderKey,
      receiver_key: receiverKey,
      proposer_key: organisation.organisationKey,
      created_time: now,
      expires_time: new Date(now.getTime() + request.answerWithinDays * 86_400_000),
    },
    changes,
  )
  return { events: [], told: [] }
}
