import { isReversible } from '../model/judge-reversal.ts'
import { nameOf, type Recorded } from '../model/model.ts'
import { stageRules } from '../model/stages.ts'
import { momentAfter } from './moments.ts'
import { alone, asking, clientOf, type Operation, type Planning, supervises } from './planning.ts'
import { facilityOf, scanOf } from './scan-of.ts'

const weigh = scanOf('weigh', 4, {
  fits: ({ grams, state }) => grams > 0 && state !== 'reversed',
  make: ({ code, grams, stream }, { random }) => {
    const [percent, facts] = random.pick(readings) ?? [0, {}]
    const off = Math.floor((grams * percent) / 100) * (random.percent(50) ? 1 : -1)
    const massGrams = percent === 100 ? 0 : grams + off
    const scale = 'scale 4'
    const content = { content: { 'element:Li': massGrams * random.between(1, 30) } }
    const assay = stream === 'battery' && random.percent(30) ? content : {}
    const batches = [{ batch: code, massGrams, ...assay }]
    return { stage: 'weighed', facts: { scale, ...facts }, batches }
  },
})

/** How far a reading is off, in percent, with what is said of it. At 12 % a second person is asked, and nobody signs for others. */
const readings: readonly (readonly [percent: number, facts: object])[] = [
  ...[0, 0.4, 0.9].map((percent) => [percent, {}] as const),
  ...[1.5, 3].map((percent) => [percent, { note: 'Wet' }] as const),
  ...[12, 100].map((percent) => [percent, { note: 'Wet' }] as const),
  [3, {}],
  [12, { note: 'Wet', weighedBy: 'person-07', weighingAgreedBy: 'person-08' }],
]

/** The event that stands last on some batch, with all its batches in nobody else's hand. */
function lastEvent(planning: Planning): Recorded | undefined {
  const { model } = planning
  // A lot that stands as it was made leads to a process, which may have a credit.
  const isMade = planning.random.percent(30)
  const batch = planning.batch(({ pile, kind }) =>
    isMade ? pile.length === 1 && kind === 'sorted_lot' : pile.length > 1,
  )
  const id = batch?.pile.at(-1)?.event
  const event = model.events.get(nameOf(batch?.organisation ?? '', id ?? ''))
  if (event === undefined || event.touched.some(({ uncertain }) => uncertain)) return undefined
  // What is drawn from its credit decides whether it may be reversed.
  const credit = model.creditOf.get(nameOf(event.organisation, event.id))
  if (credit !== undefined && (credit.uncertain || !planning.hold(credit))) return undefined
  return event.touched.every((one) => planning.hold(one)) ? event : undefined
}

const reverse: Operation = {
  name: 'reverse',
  weight: 2,
  plan: (planning) => {
    const event = lastEvent(planning)
    if (event === undefined) return undefined
    const { organisation, stream, id } = event
    const body = {
      id: planning.random.uuid(),
      stream,
      stage: 'reversed',
      reverses: id,
      facility: facilityOf(planning, organisation),
      facts: { reason: 'Wrong batch' },
      ...momentAfter(planning, [event.stated]),
    }
    const isKnown = stageRules.has(`${stream}.${event.stage}`) || event.byHandOver
    if (!isKnown || isHeldApart(event) || !isUuid(id)) return undefined
    return alone(asking('reverse', clientOf(planning, organisation), { kind: 'scan' }, body))
  },
}

const correct: Operation = {
  name: 'correct',
  weight: 2,
  plan: (planning) => {
    const event = lastEvent(planning)
    if (event === undefined || !isUuid(event.id) || isHeldApart(event)) return undefined
    const { random, model } = planning
    const { organisation, id, stage, touched } = event
    const weighed = stage === 'weighed' && isReversible(model, event) ? touched[0] : undefined
    const before = weighed?.pile.at(-2)?.grams ?? 0
    const replacement = {
      stage: 'weighed',
      facts: { scale: 'scale 5' },
      batches: [{ batch: weighed?.code ?? '', massGrams: before }],
    }
    const body = {
      id: random.uuid(),
      event: id,
      reason: 'Read wrongly',
      facility: facilityOf(planning, organisation),
      ...(weighed === undefined || before === 0 ? {} : { replacement }),
    }
    const by = clientOf(planning, organisation, supervises)
    return alone(asking('correct', by, { kind: 'correction' }, body))
  },
}

/** What ends a quarantine is signed by two persons, and no scan takes it back. */
function isHeldApart({ stage }: Recorded): boolean {
  return stage === 'quarantined'
}

/** Events of hand-overs have ids that only the product knows. */
function isUuid(id: string): boolean {
  return /^[0-9a-f-]{36}$/.test(id)
}

/** Weighing again, taking back, and putting right. */
export const mistakes: readonly Operation[] = [weigh, reverse, correct]
