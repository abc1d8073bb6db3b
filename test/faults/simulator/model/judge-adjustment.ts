import { repetition } from './asked.ts'
import { recordByHandOver, stack } from './change.ts'
import { atMost, type Content, plus } from './content.ts'
import { bearsOf } from './judge-credit.ts'
import { isStepSigned, shownAs } from './judge-offer.ts'
import {
  type Adjustment,
  type Batch,
  type HandOver,
  type Model,
  nameOf,
  type Recorded,
} from './model.ts'
import { readChanges } from './read-changes.ts'
import type { Request } from './request.ts'
import { no, type Verdict, yes } from './verdict.ts'

/** A correction of what both sides signed for: one proposes, and only the other's consent books it, on both sides at once. */
export function judgeAdjustment(model: Model, request: Request): Verdict {
  const { by, place, body } = request
  const handOver = model.handOvers.get('handOver' in place ? place.handOver : '')
  if (handOver === undefined || !handOver.parties.has(by.organisation)) {
    return no('unknown_hand_over')
  }
  const again = repetition(model, request, { id: body.id, organisation: by.organisation })
  if (again !== undefined) return shownAs(again, model, handOver.id)
  const side = sideOf(handOver, by.organisation)
  if (side === undefined) return no('not_your_step')
  if (body.step !== 'correct_propose') return answered(model, request, { handOver, side })
  if (!['accepted', 'part_accepted', 'returned'].includes(handOver.state)) {
    return no('step_not_open')
  }
  if (handOver.adjustments.some(({ state }) => state === 'proposed')) return no('step_not_open')
  if (!isStepSigned(request)) return no('not_allowed')
  const changes = readChanges(handOver, body)
  if (typeof changes === 'string') return no(changes)
  return yes({ id: handOver.id, state: handOver.state }, () => {
    handOver.steps.push(undefined)
    handOver.adjustments.push({ id: body.id, by: side, changes, state: 'proposed' })
  })
}

function sideOf({ sender, receiver }: HandOver, organisation: string) {
  if (organisation === sender) return 'sender'
  return organisation === receiver ? 'receiver' : undefined
}

const answers = {
  correct_consent: 'consented',
  correct_decline: 'declined',
  correct_withdraw: 'withdrawn',
} as const

function answered(
  model: Model,
  request: Request,
  { handOver, side }: { handOver: HandOver; side: 'sender' | 'receiver' },
): Verdict {
  const { body } = request
  const adjustment = handOver.adjustments.find(({ id }) => id === body.correction)
  if (adjustment === undefined) return no('not_found')
  if (adjustment.state !== 'proposed') return no('step_not_open')
  const step = body.step as keyof typeof answers
  if ((step === 'correct_withdraw') !== (side === adjustment.by)) return no('not_your_step')
  if (!isStepSigned(request)) return no('not_allowed')
  const refused =
    step === 'correct_consent'
      ? whyNotBorne(model, movesOf(model, handOver, adjustment))
      : undefined
  if (refused !== undefined) return no(refused)
  return yes({ id: handOver.id }, () => {
    handOver.steps.push(undefined)
    adjustment.state = answers[step]
    if (step === 'correct_consent') book(model, handOver, adjustment)
  })
}

type Move = ReturnType<typeof movesOf>[number]

/** Grams that come onto the sender's batch and onto the receiver's. */
function movesOf(model: Model, handOver: HandOver, { changes }: Adjustment) {
  return changes.map((change) => {
    const line = handOver.lines[change.line - 1]
    const theirs = model.batches.get(nameOf(handOver.receiver, line?.receiverCode ?? ''))
    if (line === undefined || theirs === undefined) {
      throw new RangeError(`Cannot correct line ${change.line}: the model does not have it`)
    }
    const [sentBefore, sent] = change.sent
    const [acceptedBefore, accepted] = change.accepted
    const back = change.reason === 'mass_wrong' ? 0 : sentBefore - sent
    return { change, line, ours: line.batch, theirs, back, came: accepted - acceptedBefore }
  })
}

/** Grams that are no longer there, and claims that would lose their ground, keep a correction from being booked. */
function whyNotBorne(model: Model, moves: readonly Move[]): string | undefined {
  const missed = new Map<Recorded, number>()
  for (const { change, ours } of moves) {
    const making = makingOf(model, ours)
    if (change.reason !== 'mass_wrong' || making === undefined) continue
    missed.set(making, (missed.get(making) ?? 0) + change.sent[0] - change.sent[1])
  }
  for (const [making, grams] of missed) {
    const credit = model.creditOf.get(nameOf(making.organisation, making.id))
    if (credit === undefined || grams <= 0) continue
    const claimed = credit.claimableGrams - credit.leftGrams
    if (claimed > bearsOf(credit, making, grams)) return 'claim_overdrawn'
  }
  const isThere = ({ ours, theirs, back, came }: Move) =>
    ours.grams + back >= 0 && theirs.grams + came >= 0
  return moves.every(isThere) ? undefined : 'mass_overdrawn'
}

/** The event that made a batch. */
export function makingOf(model: Model, { organisation, pile }: Batch): Recorded | undefined {
  return model.events.get(nameOf(organisation, pile[0]?.event ?? ''))
}

function book(model: Model, handOver: HandOver, adjustment: Adjustment): void {
  const moves = movesOf(model, handOver, adjustment)
  const sending = moves.filter(({ change }) => change.sent[0] !== change.sent[1])
  const sent = `${adjustment.id} at the sender`
  for (const { ours, back, line, change } of sending) {
    const grams = ours.grams + back
    const state = stateAfter(ours, grams, line.leftState)
    stack(ours, sent, { grams, state, content: moved(ours, back, change.content) })
  }
  const arrival = `${adjustment.id} at the receiver`
  for (const { theirs, came, change } of moves) {
    const content = moved(theirs, change.sent[1] - change.sent[0], change.content)
    stack(theirs, arrival, { grams: theirs.grams + came, state: theirs.state, content })
  }
  for (const { line, change, ours } of moves) {
    const making = makingOf(model, ours)
    if (change.reason === 'mass_wrong' && making !== undefined) {
      making.missedGrams += change.sent[0] - change.sent[1]
    }
    line.sentGrams = change.sent[1]
    line.acceptedGrams = change.accepted[1]
  }
  if (sending.length > 0) {
    const touched = sending.map(({ ours }) => ours)
    const stage = 'hand_over_corrected'
    recordByHandOver(model, handOver.sender, { event: sent, stage, handOver, touched })
  }
  const touched = moves.map(({ theirs }) => theirs)
  const stage = 'take_over_corrected'
  recordByHandOver(model, handOver.receiver, { event: arrival, stage, handOver, touched })
}

/** What goes off a batch is never more than is left on it. */
function moved({ content }: Batch, grams: number, along: Content): Content {
  return grams < 0 ? plus(content, atMost(along, content), -1) : plus(content, along)
}

/** With nothing left of it a batch is elsewhere; with something back it stands where it stood. */
function stateAfter({ state, grams }: Batch, left: number, leftState: string): string {
  if (state === 'handed_over') return left > 0 ? leftState : state
  return left === 0 && grams > 0 ? 'handed_over' : state
}
