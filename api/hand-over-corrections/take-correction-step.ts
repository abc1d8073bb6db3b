import type { Transaction } from 'kysely'
import { canonical } from '../../domain/proof/canonical.ts'
import { refusal } from '../../domain/refusal.ts'
import type { TopicName } from '../../domain/topic.ts'
import { correctableStates } from '../../workflows/correction.ts'
import { partOf } from '../hand-overs/hand-over-view.ts'
import { type Offering, sameAs } from '../hand-overs/offer-hand-over.ts'
import { unknownHandOver } from '../hand-overs/take-step.ts'
import { writeStep } from '../hand-overs/write-step.ts'
import { RefusedError } from '../problem.ts'
import { sha256 } from '../record/digest.ts'
import type { Tables } from '../store/database.ts'
import { addCorrection, closeCorrection, listCorrections } from '../store/hand-over-corrections.ts'
import { listCargo, listLines, listSteps } from '../store/hand-over-lines.ts'
import { findHandOver, lockHandOver, type StoredHandOver } from '../store/hand-overs.ts'
import { tellParties } from '../store/tell-parties.ts'
import type { Workspace } from '../workspace.ts'
import { answerCorrection } from './answer-correction.ts'
import type { Correcting } from './correcting.ts'
import type { CorrectionStepRequest } from './correction-step-schemas.ts'
import { standingOf } from './correction-view.ts'
import { readProposal } from './read-proposal.ts'

/**
 * Takes a signed step of a correction. The hand-over is held meanwhile, so of two sides at the same moment one comes first and
 * the other is told how it stands. A consent books both sides first, under ids that follow from the correction, and is then
 * written: one cut off in between is taken again and finds its events recorded.
 */
export async function takeCorrectionStep(
  workspace: Workspace,
  { id, request }: { id: string; request: CorrectionStepRequest },
  by: Offering,
): Promise<{ handOver: StoredHandOver; isNew: boolean }> {
  const { organisationKey, slug } = by.organisation
  const { signature, ...asked } = request
  const requestDigest = Buffer.from(sha256(canonical(asked)), 'base64url')
  const db = workspace.store.own(organisationKey)
  return db.transaction().execute(async (tx) => {
    const handOver = await lockHandOver(tx, organisationKey, id)
    if (handOver === undefined) throw new RefusedError(unknownHandOver(id))
    const earlier = (await listSteps(tx, [handOver.handOverKey])).find(
      (step) => step.id === request.id,
    )
    if (earlier !== undefined) {
      sameAs({ id: request.id, requestDigest: earlier.request_digest }, requestDigest)
      return { handOver, isNew: false }
    }
    const part = sideOf(handOver, organisationKey)
    const stepping = { ...by, handOver, part }
    const told =
      request.step === 'correct_propose'
        ? await propose(tx, stepping, request)
        : await answerCorrection(workspace, tx, stepping, request)
    await writeStep(tx, stepping, {
      ...{ id: request.id, kind: request.step, request: asked, requestDigest, signature },
      ...{ state: handOver.state, change: {} },
    })
    const other = part === 'sender' ? handOver.receiverKey : handOver.senderKey
    const correction = 'correction' in request ? request.correction : request.id
    await tellParties(tx, organisationKey, [
      {
        ...{ organisationKey: other, topic: topics[request.step], subject: id },
        payload: { handOver: id, correction, step: request.step, by: slug },
      },
      ...told,
    ])
    const after = await findHandOver(tx, organisationKey, id)
    if (after === undefined) throw new RangeError(`Cannot read hand-over "${id}" back`)
    return { handOver: after, isNew: true }
  })
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
  const message = 'Cannot correct a hand-over as custodian: expected sender or receiver'
  throw new RefusedError(refusal('not_your_step', '/step', message))
}

async function propose(
  tx: Transaction<Tables>,
  { handOver, organisation, now }: Correcting,
  request: Extract<CorrectionStepRequest, { step: 'correct_propose' }>,
) {
  const { handOverKey, senderKey, receiverKey, state } = handOver
  if (!correctableStates.includes(state)) {
    const message = `Cannot correct this hand-over in state "${state}": expected one that both sides signed for (${correctableStates.join(', ')})`
    throw new RefusedError(refusal('step_not_open', '/step', message))
  }
  const open = (await listCorrections(tx, [handOverKey])).find((one) => one.state === 'proposed')
  if (open !== undefined && standingOf(open, now) === 'proposed') {
    const message = `Cannot propose a second correction: "${open.id}" waits for consent; answer or withdraw that first`
    throw new RefusedError(refusal('step_not_open', '/step', message))
  }
  const lines = await listLines(tx, [handOverKey])
  const changes = readProposal(request, { lines, cargo: await listCargo(tx, handOverKey) })
  if (open !== undefined) {
    await closeCorrection(tx, open.hand_over_correction_key, { state: 'expired', now })
  }
  await addCorrection(
    tx,
    {
      ...{ id: request.id, hand_over_key: handOverKey, state: 'proposed', note: request.note },
      ...{ sender_key: senderKey, receiver_key: receiverKey },
      proposer_key: organisation.organisationKey,
      created_time: now,
      expires_time: new Date(now.getTime() + request.answerWithinDays * 86_400_000),
    },
    changes,
  )
  return []
}
