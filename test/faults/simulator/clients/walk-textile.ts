import { type Content, roundedDown } from '../model/content.ts'
import type { Scan } from '../model/request.ts'
import { ruleOf } from '../model/stages.ts'
import { facts } from './facts.ts'
import { losing } from './losing.ts'
import { momentBefore } from './moments.ts'
import { alone, asking, type Operation, type Planning } from './planning.ts'
import { facilityOf, scanOf } from './scan-of.ts'

/** A scan with which used clothes come in, under a new code. */
export function collecting(planning: Planning, organisation: string): Scan {
  const massGrams = planning.random.between(2_000, 900_000)
  const outputs = [
    { batch: planning.code('BALE'), kind: 'bale', massGrams, ...fibresOf(planning, massGrams) },
  ]
  const moment = momentBefore(planning)
  const collectedAt = moment.eventTime ?? facts.collected.collectedAt
  return {
    id: planning.random.uuid(),
    stream: 'textile',
    stage: 'collected',
    ...moment,
    outputs,
    facility: facilityOf(planning, organisation),
    facts: { ...facts.collected, collectedAt, grossMassGrams: massGrams + 1_000 },
  }
}

/** What two bales of three are said to be made of, in milligrams. */
function fibresOf({ random }: Planning, massGrams: number) {
  if (random.percent(33)) return {}
  const cotton = massGrams * random.between(300, 600) + random.between(0, 999)
  return {
    content: { 'fibre:cotton': cotton, 'fibre:polyester': massGrams * random.between(50, 300) },
  }
}

const collect: Operation = {
  name: 'collect',
  weight: 10,
  plan: (planning) => {
    const by = planning.random.pick(planning.clients)
    if (by === undefined) return undefined
    const scan = { ...collecting(planning, by.organisation) }
    return alone(asking('collect', by, { kind: 'scan' }, scan))
  },
}

const receive = scanOf('receive', 9, {
  fits: ({ state, grams }) => state === 'collected' && grams > 0,
  make: ({ code, grams }, { random }) => {
    const off = random.between(-1, 1) * Math.floor(grams / 150)
    const massGrams = grams + off
    return {
      stage: 'received',
      batches: [{ batch: code, massGrams }],
      facts: { ...facts.received, receivedGrossGrams: massGrams + 500, receivedTareGrams: 500 },
    }
  },
})

const [sorting, preparing] = [ruleOf('textile.sorted'), ruleOf('textile.prepared')]

const sort = scanOf('sort', 8, {
  fits: ({ state, grams, kind }) => state === 'received' && grams > 100 && kind === 'bale',
  make: ({ code, grams, content }, planning) => {
    const { random, code: newCode } = planning
    const { lost, losses, record } = losing(planning, sorting, { grams, content })
    const unseen = random.percent(30) ? random.between(0, Math.floor(grams / 250)) : 0
    const left = grams - lost - unseen
    const first = random.between(1, left - 3)
    const second = random.between(1, left - first - 2)
    const lots = [first, second, left - first - second] as const
    const grades = random.percent(50) ? ['F2', 'F3', 'X1'] : ['R2', 'F3', 'F2']
    return {
      stage: 'sorted',
      batches: [{ batch: code }],
      facts: { ...facts.sorted, ...record },
      outputs: lots.map((massGrams, at) => ({
        batch: newCode('LOT'),
        kind: 'sorted_lot',
        massGrams,
        ...fibresIn(content, massGrams, grams),
        facts: { textileGrade: grades[at], fibreClass: 'mixed' },
      })),
      losses,
    }
  },
})

/** Trims come off, again and again while there is metal in it; each time a little more is said to be inside. */
const prepare = scanOf('prepare', 7, {
  fits: ({ state, grams, kind }) =>
    ['sorted', 'metal_left'].includes(state) && grams > 100 && kind !== 'bale',
  make: ({ code, grams, content }, planning) => {
    const { random, code: newCode } = planning
    const { lost, losses, record } = losing(planning, preparing, { grams, content })
    const gained = random.pick([1_000, 1_000, 1_019, 1_019, 1_019, 1_030]) ?? 1_000
    const first = Math.floor(((grams - lost) * random.between(30, 100)) / 100)
    const lots = [first, grams - lost - first].filter((massGrams) => massGrams > 0)
    const isClean = random.percent(15)
    return {
      stage: 'prepared',
      batches: [{ batch: code }],
      facts: { ...facts.prepared, metalCheckPassed: isClean, ...record },
      outputs: lots.map((massGrams) => ({
        batch: newCode('PREP'),
        kind: 'prepared_lot',
        massGrams,
        ...(random.percent(10)
          ? {}
          : fibresIn(content, massGrams * gained, (grams - lost) * 1_000)),
      })),
      losses,
    }
  },
})

/** What so many grams of a bale hold, rounded down; the rest is a difference between assays. */
function fibresIn(content: Content, grams: number, of: number) {
  const inside = roundedDown(content, grams, of)
  return Object.keys(inside).length === 0 ? {} : { content: inside }
}

const ship = scanOf('ship', 6, {
  fits: ({ state, traits }) => state === 'downcycling_stock' && traits.grade === 'F3',
  make: ({ code, grams }, { random }) => ({
    stage: 'shipped',
    facts: facts.shipped,
    batches: [{ batch: code, massGrams: random.percent(60) ? random.between(1, grams) : grams }],
  }),
})

const dispose = scanOf('dispose', 3, {
  fits: ({ state, stream }) => state === 'rejected' && stream === 'textile',
  make: ({ code }) => ({ stage: 'disposed', batches: [{ batch: code }], facts: facts.disposed }),
})

const quarantine = scanOf('quarantine', 1, {
  fits: ({ state }) => ['received', 'sorted', 'reuse_stock'].includes(state),
  make: ({ code }) => ({
    stage: 'quarantined',
    batches: [{ batch: code }],
    facts: facts.textileQuarantined,
  }),
})

/** Used clothes from the bank to the sorted lot, and on their ways out. */
export const textileWalk: readonly Operation[] = [
  collect,
  receive,
  sort,
  prepare,
  ship,
  dispose,
  quarantine,
]
