import { repetition } from './asked.ts'
import { recordByHandOver, stack } from './change.ts'
import { partsOf, plus, shareOf } from './content.ts'
import { decideLines } from './judge-decision.ts'
import { isStepSigned, shownAs } from './judge-offer.ts'
import { drawFrom, isPermitted, permitOf } from './judge-permit.ts'
import type { HandOver, Line, Model } from './model.ts'
import { isPacked } from './packing.ts'
import type { Request } from './request.ts'
import { ended, isUnit } from './stages.ts'
import { isBefore, isOutsideTime, judgeTime, type Stated, statedIn } from './times.ts'
import { recalledOf } from './under-recall.ts'
import { no, orNo, type Verdict, yes } from './verdict.ts'

/** Where a step may follow and where it leads; a decision's end depends on what was decided. */
const ways: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dispatch: { offered: 'in_transport', stored: 'in_transport' },
  transfer: { in_transport: 'in_transport' },
  store: { in_transport: 'stored' },
  decline: { in_transport: 'in_transport', stored: 'stored' },
  receive: { in_transport: 'received', stored: 'received' },
  decide: { received: 'decided' },
  return: { part_accepted: 'returned', refused: 'returned' },
  cancel: { offered: 'cancelled' },
}
const carries = ['dispatch', 'transfer', 'store']

/** A step of a hand-over: asked whole before anything moves, and then both books and the papers move together. */
export function judgeStep(model: Model, request: Request): Verdict {
  const { by, place, body } = request
  const handOver = model.handOvers.get('handOver' in place ? place.handOver : '')
  if (handOver === undefined || !handOver.parties.has(by.organisation)) {
    return no('unknown_hand_over')
  }
  const again = repetition(model, request, { id: body.id, organisation: by.organisation })
  if (again !== undefined) return shownAs(again, model, handOver.id)
  const step = String(body.step)
  if (!mayTake(handOver, by.organisation, step)) return no('not_your_step')
  const next = ways[step]?.[handOver.state]
  if (next === undefined) return no('step_not_open')
  if (!isStepSigned(request)) return no('not_allowed')
  const stated = statedIn(body)
  const isTooEarly = handOver.steps.some((earlier) => isBefore(stated, earlier, model))
  if (isTooEarly || isOutsideTime(stated, model)) return no('invalid')
  const change = changeFor(model, { handOver, request, step, next, stated })
  if ('expected' in change) return change
  const { shows, commit, or } = change
  const verdict = yes({ id: handOver.id, state: next, ...shows }, () => {
    handOver.state = next
    handOver.steps.push(stated)
    commit()
  })
  return or === undefined ? verdict : orNo(verdict, or.code, or.hangs)
}

function mayTake(handOver: HandOver, organisation: string, step: string): boolean {
  if (step === 'receive' || step === 'decide') return organisation === handOver.receiver
  if (step === 'decline') return organisation === handOver.custodian
  if (organisation === handOver.sender) return true
  return carries.includes(step) && organisation === handOver.custodian
}

interface Stepping {
  readonly handOver: HandOver
  readonly request: Request
  readonly step: string
  readonly next: string
  readonly stated: Stated
}

/** What a step does beside the state. */
export interface Change {
  readonly shows: object
  readonly or?: Verdict['or']
  commit(): void
}

function changeFor(model: Model, stepping: Stepping): Change | Verdict {
  const { handOver, request, step } = stepping
  if (carries.includes(step)) return carried(model, stepping)
  if (step === 'receive') {
    const facility = String(request.body.facility)
    if (!model.facilities.get(handOver.receiver)?.includes(facility)) return no('unknown_facility')
    return { shows: { to: facility }, commit: () => arrive(handOver, facility) }
  }
  if (step === 'decline') return { shows: {}, commit: () => (handOver.custodian = null) }
  if (step === 'decide') return decideLines(model, handOver, stepping)
  if (step === 'return') return returned(model, stepping)
  return { shows: {}, commit: () => {} }
}

/** With the arrival nobody carries or stores the goods any more. */
function arrive(handOver: HandOver, facility: string): void {
  handOver.to = facility
  handOver.custodian = null
}

function carried(model: Model, { handOver, request, step, stated }: Stepping): Change | Verdict {
  const holder = (step === 'store' ? request.body.store : request.body.carrier) as {
    organisation?: string
  }
  const custodian = holder.organisation ?? null
  if (custodian !== null && !model.facilities.has(custodian)) return no('unknown_organisation')
  const takeOver = () => {
    handOver.custodian = custodian
    if (custodian !== null) handOver.parties.add(custodian)
  }
  if (handOver.state !== 'offered') return { shows: {}, commit: takeOver }
  if (!isPermitted(model, handOver)) return no('permit_not_enough')
  const { lines } = handOver
  if (lines.some(({ batch }) => batch.grams === 0 || ended.includes(batch.state))) {
    return no('batch_spent')
  }
  // Weighed heavier since it was offered, it would leave in part, and one thing moves whole.
  if (lines.some(isParted)) return no('mass_unbalanced')
  if (lines.some(({ batch, offeredGrams }) => offeredGrams > batch.grams)) {
    return no('mass_overdrawn')
  }
  const goods = lines.map(({ batch }) => batch)
  if (judgeTime({}, stated, { named: goods, model }) === 'refused') return no('guard_not_met')
  // Triage may have come between the offer and now, and papers cannot be changed any more.
  if (!isPacked(goods, handOver.packing)) return no('guard_not_met')
  const recalled = recalledOf(model, goods, handOver.receiver)
  if (recalled === 'stopped') return no('guard_not_met')
  const permit = permitOf(model, handOver)
  const hangs = [handOver, ...goods, ...(permit === undefined ? [] : [permit])]
  const shows = { lines: lines.map(({ offeredGrams }) => ({ sentGrams: offeredGrams })) }
  return {
    shows,
    or: recalled === 'unsure' ? { code: 'guard_not_met', hangs } : undefined,
    commit: () => {
      takeOver()
      drawFrom(model, handOver)
      const event = `dispatch of ${handOver.id}`
      for (const line of lines) {
        const { batch, offeredGrams } = line
        line.leftState = batch.state
        line.trusted = batch.trusted
        line.sentGrams = offeredGrams
        line.content = shareOf(batch.content, offeredGrams, batch.grams)
        const grams = batch.grams - offeredGrams
        const state = grams === 0 ? 'handed_over' : batch.state
        const content = plus(batch.content, line.content, -1)
        stack(batch, event, { grams, state, content, stated })
      }
      recordByHandOver(model, handOver.sender, { event, stage: 'handed_over', handOver, stated })
    },
  }
}

function isParted({ batch, offeredGrams }: Line): boolean {
  return isUnit(batch.kind) && offeredGrams < batch.grams
}

function returned(model: Model, { handOver, stated }: Stepping): Change | Verdict {
  const back = handOver.lines.filter(({ refusedGrams }) => (refusedGrams ?? 0) > 0)
  const touched = back.map(({ batch }) => batch)
  if (judgeTime({}, stated, { named: touched, model }) === 'refused') return no('guard_not_met')
  return {
    shows: {},
    commit: () => {
      const event = `return of ${handOver.id}`
      for (const { batch, refusedGrams, leftState, offeredGrams, content: sent } of back) {
        const kept = offeredGrams - (refusedGrams ?? 0)
        const [, came] = partsOf(sent, kept, refusedGrams ?? 0)
        const content = plus(batch.content, came)
        const state = batch.state === 'handed_over' ? leftState : batch.state
        stack(batch, event, { grams: batch.grams + (refusedGrams ?? 0), state, content, stated })
      }
      const stage = 'handed_back'
      recordByHandOver(model, handOver.sender, { event, stage, handOver, touched, stated })
    },
  }
}
