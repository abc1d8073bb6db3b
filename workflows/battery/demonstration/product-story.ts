import type { DemonstrationScan } from '../../example.ts'
import { contentOf } from '../examples/codes.ts'
import { examples } from '../examples.ts'
import { constructed, factsOf, type Module, type Pack } from './pack-story.ts'

/** From a pack's arrival to the first of the product. */
export const minutesToProduct = 1_200
/** Modules of one product, and what is added to build it, in grams. */
export const unitsInProduct = 8
const additions = [
  { material: 'casing', massGrams: 24_000 },
  { material: 'management_system', massGrams: 3_500 },
  { material: 'cables', massGrams: 4_500 },
]

/** Eight alike modules become a storage product; most are sold and serve, some still wait on the shelf. */
export function* productStory(
  pack: Pack,
  modules: readonly Module[],
): Generator<DemonstrationScan> {
  const code = `${constructed}-S${pack.number}`
  const at = (hours: number) => ({
    organisation: pack.organisation,
    facility: pack.facility,
    afterMinutes: pack.afterMinutes + minutesToProduct + hours * 60,
  })
  const units = modules.map(({ code: batch }) => ({ batch }))
  const batches = [{ batch: code }]
  yield {
    ...at(0),
    stage: 'matched',
    batches: units,
    facts: { targetProduct: code, balancing: 'strict' },
  }
  const massGrams = [...modules, ...additions].reduce((sum, part) => sum + part.massGrams, 0)
  const example = examples.find(({ stage }) => stage === 'assembled')
  const facts = { ...example?.outputs?.[0]?.facts, serial: `${constructed}-S-${pack.number}` }
  const outputs = [
    { batch: code, kind: 'product', massGrams, content: contentOf(unitsInProduct), facts },
  ]
  yield {
    ...at(20),
    stage: 'assembled',
    batches: units,
    additions,
    outputs,
    facts: factsOf('assembled'),
  }
  yield { ...at(30), stage: 'final_tested', batches, facts: factsOf('final_tested') }
  const passportId = `https://passport.example/constructed/${pack.number}`
  yield {
    ...at(36),
    stage: 'passport_issued',
    batches,
    facts: { ...factsOf('passport_issued'), passportId },
  }
  yield { ...at(40), stage: 'listed', batches, facts: factsOf('listed') }
  if (pack.random() < 0.3) return
  yield { ...at(120), stage: 'sold', batches, facts: factsOf('sold') }
  yield { ...at(200), stage: 'put_into_service', batches, facts: factsOf('put_into_service') }
}
