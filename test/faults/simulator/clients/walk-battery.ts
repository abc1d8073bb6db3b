import type { Content } from '../model/content.ts'
import { mostLost } from '../model/losses.ts'
import { ruleOf } from '../model/stages.ts'
import { days } from '../model/times.ts'
import { facts } from './facts.ts'
import { momentBefore, said } from './moments.ts'
import { alone, asking, type Operation, type Planning, supervises } from './planning.ts'
import { facilityOf, scanOf } from './scan-of.ts'

const takeIn: Operation = {
  name: 'take in',
  weight: 5,
  plan: (planning) => {
    const by = planning.random.pick(planning.clients)
    if (by === undefined) return undefined
    const massGrams = planning.random.between(100_000, 600_000)
    const code = planning.code('PACK')
    const inside = planning.random.percent(60) ? contentOf(planning, massGrams) : {}
    const moment = momentBefore(planning)
    const removed = moment.eventTime ?? facts.takenIn.removalDate
    const outputs = [
      { batch: code, kind: 'pack', massGrams, facts: { ...facts.pack, serial: code }, ...inside },
    ]
    const body = {
      id: planning.random.uuid(),
      stream: 'battery',
      stage: 'taken_in',
      outputs,
      facility: facilityOf(planning, by.organisation),
      ...moment,
      facts: { ...facts.takenIn, removalDate: removed.slice(0, 10) },
    }
    return alone(asking('take in', by, { kind: 'scan' }, body))
  },
}

/** What a pack is said to hold, in milligrams; one that is said to hold more than its mass is not taken in. */
function contentOf({ random }: Planning, massGrams: number) {
  const percent = random.percent(5) ? 1_010 : random.between(100, 250)
  return {
    content: {
      'element:Ni': massGrams * percent,
      'element:Co': massGrams * random.between(10, 40) + random.between(0, 999),
    },
  }
}

/** Shares of what a pack holds for its modules: all of it, a milligram short, or now and then far from it, as an assay may find. */
function contentOfModules({ random }: Planning, content: Content, count: number) {
  const factor = random.percent(30) ? (random.pick([0.7, 1.1, 1.45, 1.6]) ?? 1) : 1
  const each = Object.entries(content).map(([name, amount]) => {
    return [name, Math.floor((amount * factor) / count)] as const
  })
  const assayed = factor !== 1 && random.percent(70) ? { assayRecord: 'assay 12' } : {}
  const inside = each.length === 0 ? {} : { content: Object.fromEntries(each) }
  return { inside, assayed }
}

const triage = scanOf('triage', 4, {
  fits: ({ state }) => state === 'taken_in',
  make: ({ code }) => ({ stage: 'triaged', batches: [{ batch: code }], facts: facts.triaged }),
})

const isolate = scanOf('isolate', 3, {
  fits: ({ state }) => state === 'triaged',
  may: supervises,
  make: ({ code }) => ({ stage: 'isolated', batches: [{ batch: code }], facts: facts.isolated }),
})

const dismantle = scanOf('dismantle', 3, {
  fits: ({ state, kind, grams }) => state === 'isolated' && kind === 'pack' && grams > 10_000,
  may: supervises,
  make: ({ code, grams, content }, planning) => {
    const { random, code: newCode } = planning
    const count = random.between(2, 4)
    const casing = Math.floor(grams / 10)
    const unseen = random.percent(40) ? random.between(0, Math.floor(grams / 60)) : 0
    const most = mostLost(ruleOf('battery.dismantled'), 'coolant', grams)
    const drained = random.percent(30) ? random.pick([most - 20, most + 1]) : undefined
    const each = Math.floor((grams - casing - unseen - (drained ?? 0)) / count)
    const rest = grams - casing - unseen - each * count
    const { inside, assayed } = contentOfModules(planning, content, count)
    const modules = Array.from({ length: count }, (_, at) => ({
      batch: newCode('MOD'),
      kind: 'module',
      massGrams: each,
      facts: { ...facts.module, ...assayed, position: `${at + 1}` },
      ...inside,
    }))
    const part = {
      batch: newCode('CASE'),
      kind: 'fraction',
      massGrams: casing,
      facts: facts.casing,
    }
    return {
      stage: 'dismantled',
      batches: [{ batch: code }],
      outputs: [...modules, part],
      losses: rest === 0 ? [] : [{ reason: 'coolant', massGrams: rest }],
    }
  },
})

/** A bench tested a module somewhere else, perhaps years before it came in. */
const addRecord = scanOf('add a record', 3, {
  fits: ({ state, kind }) => kind === 'module' && ['dismantled', 'tested'].includes(state),
  make: ({ code }, { random, model }) => ({
    stage: 'record_added',
    batches: [{ batch: code }],
    facts: facts.recordAdded,
    ...(random.percent(40) ? said(model.openedTime - days(random.between(100, 900))) : {}),
  }),
})

const dispatchFraction = scanOf('dispatch fraction', 2, {
  fits: ({ state }) => state === 'intermediate',
  make: ({ code, grams }, { random }) => ({
    stage: 'fraction_dispatched',
    facts: facts.fractionDispatched,
    batches: [{ batch: code, massGrams: random.percent(50) ? grams : random.between(1, grams) }],
  }),
})

/** Packs from the gate to modules and parts. */
export const batteryWalk: readonly Operation[] = [
  takeIn,
  triage,
  isolate,
  dismantle,
  addRecord,
  dispatchFraction,
]
