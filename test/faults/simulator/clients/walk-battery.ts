import { facts } from './facts.ts'
import { alone, asking, type Operation, supervises } from './planning.ts'
import { facilityOf, scanOf } from './walk-textile.ts'

const takeIn: Operation = {
  name: 'take in',
  weight: 5,
  plan: (planning) => {
    const by = planning.random.pick(planning.clients)
    if (by === undefined) return undefined
    const massGrams = planning.random.between(100_000, 600_000)
    const outputs = [{ batch: planning.code('PACK'), kind: 'pack', massGrams, facts: facts.pack }]
    const body = {
      id: planning.random.uuid(),
      stream: 'battery',
      stage: 'taken_in',
      outputs,
      facility: facilityOf(planning, by.organisation),
      facts: facts.takenIn,
    }
    return alone(asking('take in', by, { kind: 'scan' }, body))
  },
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
  make: ({ code, grams }, { random, code: newCode }) => {
    const count = random.between(2, 4)
    const casing = Math.floor(grams / 10)
    const unseen = random.percent(40) ? random.between(0, Math.floor(grams / 60)) : 0
    const each = Math.floor((grams - casing - unseen) / count)
    const rest = grams - casing - unseen - each * count
    const modules = Array.from({ length: count }, (_, at) => ({
      batch: newCode('MOD'),
      kind: 'module',
      massGrams: each,
      facts: { ...facts.module, position: `${at + 1}` },
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
  ...[takeIn, triage, isolate, dismantle, dispatchFraction],
]
