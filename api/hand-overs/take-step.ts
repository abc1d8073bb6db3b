import { canonical } from '../../domain/proof/canonical.ts'
import { refusal } from '../../domain/refusal.ts'
import type { TopicName } from '../../domain/topic.ts'
import { type HandOverState, stepHandOver, stepParties } from '../../workflows/hand-over.ts'
import { RefusedError } from '../problem.ts'
import { sha256 } from '../record/digest.ts'
import { listLines, listSteps } from '../store/hand-over-lines.ts'
import {
  findHandOver,
  type LineRow,
  lockHandOver,
  type StoredHandOver,
} from '../store/hand-overs.ts'
import { tellParties } from '../store/tell-parties.ts'
import type { Workspace } from '../workspace.ts'
import { applyStep } from './apply-step.ts'
import type { StepRequest } from './hand-over-schemas.ts'
import { partOf } from './hand-over-view.ts'
import { type Offering, sameAs } from './offer-hand-over.ts'
import { assertWithinBounds } from './within-bounds.ts'
import { writeStep } from './write-step.ts'

/**
 * Takes a signed step. The hand-over is held meanwhile; the step's events are recorded first, under ids that follow from the
 * hand-over, then the step is written: a step cut off in between is taken again and finds its events recorded.
 */
export async function takeStep(
  workspace: Workspace,
  { id, request }: { id: string; request: StepRequest },
  by: Offering,
): Promise<{ handOver: StoredHandOver; isNew: boolean }> {
  const { organisationKey, slug } = by.organisation
  const { signature, ...asked } = request
  const requestDigest = Buffer.from(sha256(canonical(asked)), 'base64url')
  return workspace.store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      const handOver = await lockHandOver(tx, organisationKey, id)
      if (handOver === undefined) throw new RefusedError(unknownHandOver(id))
      const steps = await listSteps(tx, [handOver.handOverKey])
      const earlier = steps.find((step) => step.id === request.id)
      if (earlier !== undefined) {
        sameAs({ id: request.id, requestDigest: earlier.request_digest }, requestDigest)
        return { handOver, isNew: false }
      }
      const lines = await listLines(tx, [handOver.handOverKey])
      const state = stateAfter(handOver, { request, lines, organisationKey })
      const { from, to } = handOver
      const arriving = request.step === 'receive' ? request.facility : (to ?? '')
      assertWithinBounds(by.principal, {
        ...{ step: request.step, stream: lines[0]?.stream ?? '' },
        facility: partOf(handOver, organisationKey) === 'receiver' ? arriving : from,
      })
      const change = await applyStep(workspace, tx, { handOver, lines, request, ...by })
      await writeStep(
        tx,
        { ...by, handOver },
        {
          ...{ id: request.id, kind: request.step, request: asked, requestDigest, signature },
          ...{ state, change },
        },
      )
      const parties = new Set([...handOver.parties, ...(change.parties ?? [])])
      const told = [...parties].filter((key) => key !== organisationKey)
      await tellParties(
        tx,
        organisationKey,
        told.map((key) => ({
          ...{ organisationKey: key, topic: topicOf(state), subject: id },
          payload: { handOver: id, step: request.step, state, by: slug },
        })),
      )
      const after = await findHandOver(tx, organisationKey, id)
      if (after === undefined) throw new RangeError(`Cannot read hand-over "${id}" back`)
      return { handOver: after, isNew: true }
    })
}

/** What is said of a hand-over that there is not, or that is not the asker's to see. */
export function unknownHandOver(id: string) {
  const message = `Cannot find hand-over "${id}": expected the id of one that you are a party to`
  return refusal('unknown_hand_over', '/path/id', message)
}

function stateAfter(
  handOver: StoredHandOver,
  {
    request,
    lines,
    organisationKey,
  }: { request: StepRequest; lines: readonly LineRow[]; organisationKey: number },
): HandOverState {
  const part = partOf(handOver, organisationKey)
  const may = stepParties[request.step]
  if (!may.includes(part)) {
    const message = `Cannot ${request.step} as ${part}: expected ${may.join(' or ')}`
    throw new RefusedError(refusal('not_your_step', '/step', message))
  }
  const next = stepHandOver(
    handOver.state,
    request.step === 'decide'
      ? { type: 'decide', ...countOf(request, lines) }
      : { type: request.step },
  )
  if (typeof next !== 'string') throw new RefusedError(next)
  return next
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
