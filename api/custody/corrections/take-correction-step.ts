import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { TopicName } from '../../../domain/topic.ts'
import { decideAnswer } from '../../../workflows/hand-over-answer.ts'
import { decideProposal, type ProposedLine } from '../../../workflows/hand-over-proposal.ts'
import type { Installation } from '../../installation.ts'
import type { StoredHandOver } from '../../store/custody/hand-overs.ts'
import { partOf } from '../papers.ts'
import type { Signatory } from '../sign-step.ts'
import { type Recorded, type StepWork, type Taking, takeSignedStep } from '../take-signed-step.ts'
import type { CorrectionStepRequest } from './correction-step-schemas.ts'
import { type ReadAnswer, type ReadProposal, readAnswer, readProposal } from './read-correction.ts'
import { answered, type Corrected, propose } from './record-correction.ts'

/**
 * Takes a signed step of a correction. The hand-over is held meanwhile, so of two sides at the same moment one comes first and
 * the other is told how it stands; a consent changes the books of both sides in the same transaction.
 */
export async function takeCorrectionStep(
  installation: Installation,
  { id, request, sent }: { id: string; request: CorrectionStepRequest; sent?: unknown },
  by: Signatory,
): Promise<{ handOver: StoredHandOver; isNew: boolean }> {
  const asked = { id, request, sent }
  if (request.step === 'correct_propose') {
    const work = proposing(installation, request)
    return takeSignedStep(installation, asked, { by, work })
  }
  return takeSignedStep(installation, asked, { by, work: answering(installation, request) })
}

type Propose = Extract<CorrectionStepRequest, { step: 'correct_propose' }>
type Answer = Exclude<CorrectionStepRequest, Propose>

function proposing(
  installation: Installation,
  request: Propose,
): StepWork<ReadProposal, readonly ProposedLine[]> {
  return {
    read: async (taking) => {
      assertSide(taking)
      return readProposal(installation, taking)
    },
    right: () => 'supervise',
    decide: ({ known }) => decideProposal(request, known),
    record: async (taking, lines, read) =>
      told(taking, request, propose(taking, { request, lines, read })),
  }
}

function answering(
  installation: Installation,
  request: Answer,
): StepWork<ReadAnswer, { readonly state: Parameters<typeof answered>[2] }> {
  return {
    read: async (taking) => {
      assertSide(taking)
      return readAnswer(installation, taking, request.correction)
    },
    right: () => 'supervise',
    decide: ({ known }) => {
      const state = decideAnswer(request.step, known)
      return typeof state === 'string' ? { state } : state
    },
    record: async (taking, { state }, read) =>
      told(taking, request, await answered(installation, { ...taking, ...read }, state)),
  }
}

/** Whoever only carried or stored the goods signed for no mass of them. */
function assertSide({ handOver, organisation }: Taking): void {
  if (partOf(handOver, organisation.organisationKey) !== 'custodian') return
  throw new RefusedError(refuse('not_your_step', '/step', ['correction_by_carrier']))
}

/** What a step booked, told to the other side first. */
function told(
  { handOver, organisation }: Taking,
  request: CorrectionStepRequest,
  { events, changes }: Corrected,
): Recorded {
  const { senderKey, receiverKey, id, state } = handOver
  const isSender = organisation.organisationKey === senderKey
  const correction = 'correction' in request ? request.correction : request.id
  const other = {
    organisationKey: isSender ? receiverKey : senderKey,
    topic: topics[request.step],
    subject: id,
    payload: { handOver: id, correction, step: request.step, by: organisation.slug },
  }
  return { events, changes: { ...changes, state, told: [other, ...changes.told] } }
}

const topics: Readonly<Record<CorrectionStepRequest['step'], TopicName>> = {
  correct_propose: 'hand_over.correction_proposed',
  correct_consent: 'hand_over.corrected',
  correct_decline: 'hand_over.correction_ended',
  correct_withdraw: 'hand_over.correction_ended',
}
