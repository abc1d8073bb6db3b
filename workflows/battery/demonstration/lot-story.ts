import type { Content } from '../../../domain/event.ts'
import type { DemonstrationScan } from '../../example.ts'
import { contentOf } from '../examples/codes.ts'
import { constructed, factsOf, type Module } from './pack-story.ts'

/** Modules that go to recycling together. */
export interface Lot {
  readonly number: number
  readonly organisation: string
  readonly from: string
  readonly facility: string
  readonly afterMinutes: number
  readonly modules: readonly Module[]
}

/**
 * Waste modules travel on one trip ticket, are weighed again and become a lot that is worked up: 71 % of the mass in
 * qualifying outputs, the element shares of the regulation's worked example.
 */
export function* lotStory(lot: Lot): Generator<DemonstrationScan> {
  const code = `${constructed}-L${lot.number}`
  const batches = lot.modules.map(({ code: batch }) => ({ batch }))
  const at = (facility: string, hours: number) => ({
    organisation: lot.organisation,
    facility,
    afterMinutes: lot.afterMinutes + hours * 60,
  })
  const tripTicket = `constructed ticket ${lot.number}`
  const massGrams = lot.modules.reduce((sum, module) => sum + module.massGrams, 0)
  const gross = { grossMassGrams: massGrams + 20_000 }
  yield { ...at(lot.from, 0), stage: 'declared_waste', batches, facts: factsOf('declared_waste') }
  yield {
    ...at(lot.from, 2),
    stage: 'consigned',
    batches,
    facts: { ...factsOf('consigned'), tripTicket, ...gross },
  }
  const weighed = lot.modules.map(({ code: batch, massGrams: grams }) => ({
    batch,
    massGrams: grams,
  }))
  yield { ...at(lot.facility, 6), stage: 'received', batches: weighed, facts: factsOf('received') }
  const inside = contentOf(lot.modules.length)
  const formed = {
    batch: code,
    kind: 'recycling_lot',
    massGrams,
    content: inside,
    facts: { contentBasis: 'derived' },
  }
  yield {
    ...at(lot.facility, 30),
    stage: 'lot_formed',
    batches,
    outputs: [formed],
    facts: factsOf('lot_formed'),
  }
  yield { ...at(lot.facility, 50), ...worked(code, massGrams, inside) }
  yield {
    ...at(lot.facility, 60),
    stage: 'closed',
    batches: [{ batch: code }],
    facts: factsOf('closed'),
  }
}

function worked(code: string, massGrams: number, inside: Content) {
  const salts = Math.floor(massGrams * 0.43)
  const metals = Math.floor(massGrams * 0.28)
  const recovered = {
    'element:Ni': Math.floor((inside['element:Ni'] ?? 0) * 0.9506),
    'element:Co': Math.floor((inside['element:Co'] ?? 0) * 0.9521),
    'element:Li': Math.floor((inside['element:Li'] ?? 0) * 0.8501),
  }
  const lost = Object.fromEntries(
    Object.entries(inside).map(([name, amount]) => [
      name,
      amount - (recovered[name as keyof typeof recovered] ?? 0),
    ]),
  )
  const ended = { endOfWaste: true, substitutesPrimary: true, destination: 'constructed refinery' }
  const output = (suffix: string, fractionMaterial: string, grams: number, content: Content) => ({
    batch: `${code}-${suffix}`,
    kind: 'fraction',
    massGrams: grams,
    content,
    facts: { fraction: 'output', fractionMaterial, ...ended },
  })
  return {
    stage: 'processed',
    batches: [{ batch: code }],
    outputs: [output('NI', 'nickel_salt', salts, recovered), output('AL', 'aluminium', metals, {})],
    losses: [{ reason: 'landfill', massGrams: massGrams - salts - metals, content: lost }],
    facts: factsOf('processed'),
  }
}
