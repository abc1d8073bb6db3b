import { permitOf } from '../model/judge-permit.ts'
import type { Batch, HandOver } from '../model/model.ts'
import type { Body } from '../model/request.ts'
import { timesOf } from '../model/times.ts'
import { papers } from './facts.ts'
import { momentAfter } from './moments.ts'
import { alone, asking, clientOf, type Group, type Operation, type Planning } from './planning.ts'
import { facilityOf } from './scan-of.ts'

/** Where goods are that somebody may hand over. */
const handedOver = [
  'taken_in',
  'received',
  'sorted',
  'metal_left',
  'reuse_stock',
  'downcycling_stock',
  'isolated',
  'dismantled',
]

/** Half of the batteries leave the territory, on one of the sender's permits or on one that there is not. */
function permitFor({ random, model }: Planning, organisation: string) {
  if (random.percent(50)) return {}
  const own = [...model.permits.values()].filter((one) => one.organisation === organisation)
  const number = random.percent(10) ? 'NO-SUCH-PERMIT' : random.pick(own)?.number
  return number === undefined ? {} : { exportPermit: number }
}

/** Goods that may be part of an offer to another organisation. */
export function offered(planning: Planning, { stream, grams, kind, organisation, state }: Batch) {
  const { random, model } = planning
  const permit = stream === 'battery' ? permitFor(planning, organisation) : {}
  const isRight = random.percent(90)
  const packingInstruction = (state === 'taken_in') === isRight ? 'P908' : 'P903'
  const divides = kind.endsWith('_lot') && grams > 1 && random.percent(50)
  const others = [...model.facilities.keys()].filter((slug) => slug !== organisation)
  return {
    receiver: random.pick(others) ?? '',
    papers:
      stream === 'battery' ? { ...papers.battery, packingInstruction, ...permit } : papers.textile,
    massGrams: divides ? random.between(1, grams) : grams,
  }
}

const offer: Operation = {
  name: 'offer',
  weight: 7,
  plan: (planning) => {
    const { random } = planning
    const fits = ({ state, grams, kind }: Batch) =>
      handedOver.includes(state) && grams > 0 && kind !== 'fraction'
    const batch = planning.batch(fits)
    if (batch === undefined || !planning.hold(batch)) return undefined
    const { organisation, stream } = batch
    const second = planning.batch(
      (one) => fits(one) && one.organisation === organisation && one.stream === stream,
    )
    const takesTwo = second !== undefined && random.percent(40) && planning.hold(second)
    const { receiver, papers: along, massGrams } = offered(planning, batch)
    const lines = [{ batch: batch.code, massGrams }, ...(takesTwo ? [{ batch: second.code }] : [])]
    const body = {
      id: random.uuid(),
      receiver,
      facility: facilityOf(planning, organisation),
      papers: along,
      lines,
    }
    return alone(asking('offer', clientOf(planning, organisation), { kind: 'offer' }, body))
  },
}

/** The next step that is right, by whoever may take it. */
export function nextStep(planning: Planning, handOver: HandOver): Group | undefined {
  const { random } = planning
  const { state, sender, receiver, custodian, steps, lines } = handOver
  const times = lines.flatMap(({ batch }) => Object.values(timesOf(batch)))
  const moment = momentAfter(planning, [...steps, ...times])
  const take = (organisation: string, step: string, rest: object = {}) => {
    const body: Body = { id: random.uuid(), step, ...moment, ...rest }
    const place = { kind: 'step', handOver: handOver.id } as const
    return alone(asking(step, clientOf(planning, organisation), place, body))
  }
  const carrier = () => ({ carrier: custodianOf(planning, handOver) })
  if (custodian !== null && ['in_transport', 'stored'].includes(state) && random.percent(10)) {
    return take(custodian, 'decline', { reason: 'Never asked' })
  }
  const holder = () => (custodian !== null && random.percent(60) ? custodian : sender)
  switch (state) {
    case 'offered':
      if (random.percent(10)) return take(sender, 'cancel', { reason: 'Not today' })
      return take(sender, 'dispatch', carrier())
    case 'in_transport':
      if (random.percent(15)) return take(holder(), 'transfer', carrier())
      if (random.percent(15)) {
        return take(holder(), 'store', { store: custodianOf(planning, handOver) })
      }
      return take(receiver, 'receive', { facility: facilityOf(planning, receiver) })
    case 'stored':
      if (random.percent(40)) return take(holder(), 'dispatch', carrier())
      return take(receiver, 'receive', { facility: facilityOf(planning, receiver) })
    case 'received':
      return take(receiver, 'decide', { lines: decision(planning, handOver) })
    case 'part_accepted':
    case 'refused':
      return take(sender, 'return')
    default:
      return undefined
  }
}

function custodianOf({ random, model }: Planning, { sender, receiver }: HandOver) {
  const third = [...model.facilities.keys()].find((slug) => slug !== sender && slug !== receiver)
  const known = third !== undefined && random.percent(40) ? { organisation: third } : {}
  return { name: 'Carrier', ...known }
}

/** How far the scale on arrival is off, in percent, and what is said of it; the last ones need more than that. */
const arrivals: readonly (readonly [percent: number, said: object])[] = [
  ...[0, 0, 0, 0.4, 0.8].map((percent) => [percent, {}] as const),
  ...[1.5, 4].map((percent) => [percent, { note: 'It rained' }] as const),
  ...[1.5, 20].map((percent) => [percent, {}] as const),
  ...[20, 70].map((percent) => [percent, { note: 'It rained' }] as const),
]

/** Accepted, refused or parted, line by line; the scales differ a little now and then. */
export function decision(planning: Planning, { lines }: HandOver) {
  const { random } = planning
  return lines.map(({ sentGrams, batch }, at) => {
    const sent = sentGrams ?? 0
    const line = at + 1
    const code = planning.code('IN')
    const chance = random.between(1, 100)
    if (chance <= 15) return { line, acceptedGrams: 0, refusedGrams: sent, reason: 'damaged' }
    if (chance <= 30 && sent > 1 && batch.kind.endsWith('_lot')) {
      const refusedGrams = random.between(1, sent - 1)
      const acceptedGrams = sent - refusedGrams
      return { line, acceptedGrams, refusedGrams, reason: 'contaminated', code }
    }
    const [percent, note] = random.pick(arrivals) ?? [0, {}]
    const acceptedGrams = sent + random.between(-1, 1) * Math.floor((sent * percent) / 100)
    return { line, acceptedGrams, refusedGrams: 0, code, ...note }
  })
}

const step: Operation = {
  name: 'step',
  weight: 26,
  plan: (planning) => {
    const open = ['offered', 'in_transport', 'stored', 'received', 'part_accepted', 'refused']
    const handOver = planning.handOver(({ state }) => open.includes(state))
    if (handOver === undefined || !holdGoods(planning, handOver)) return undefined
    return nextStep(planning, handOver)
  },
}

/** Takes a hand-over and the sender's goods in hand, which its steps move. */
export function holdGoods(planning: Planning, handOver: HandOver): boolean {
  const { lines } = handOver
  if (lines.some(({ batch }) => batch.uncertain) || !planning.hold(handOver)) return false
  // The first dispatch draws from the permit, which others may want to draw from as well.
  const permit = handOver.state === 'offered' ? permitOf(planning.model, handOver) : undefined
  if (permit !== undefined && (permit.uncertain || !planning.hold(permit))) return false
  return lines.every(({ batch }) => planning.hold(batch))
}

/** Goods from one organisation to the next. */
export const handOvers: readonly Operation[] = [offer, step]
