import type { DemonstrationScan } from '../../example.ts'
import { examples } from '../examples.ts'
import { type Bale, constructed, factsOf, lotCode } from './bale-story.ts'

/** Recycled fibre that is there to be blended: what the last blend left is its heel. */
export interface Fibre {
  readonly code: string
  readonly grams: number
}

/** Parts of a thousand that a step loses; together about what the French figures give for mechanical cotton. */
const lostInPreparing = 150
const lostInSanitising = 5
const lostInOpening = 250
const lostInSpinning = 60

/** A lot for fibre is prepared, sanitised, sorted by colour and opened. Every eighth is sanitised twice. */
export function* fibreStory(bale: Bale, grams: number): Generator<DemonstrationScan, Fibre> {
  const at = (hours: number) => ({
    organisation: bale.organisation,
    facility: bale.mill,
    afterMinutes: bale.afterMinutes + hours * 60,
  })
  const code = (step: string) => `${constructed}-T${bale.number}-${step}`
  let from = lotCode(bale, 'F2')
  let mass = grams
  const step = (
    stage: string,
    to: string,
    kind: string,
    losses: Readonly<Record<string, number>>,
  ) => {
    const lost = Object.entries(losses).map(([reason, parts]) => ({
      reason,
      massGrams: Math.floor((mass * parts) / 1_000),
    }))
    const batches = [{ batch: from }]
    mass -= lost.reduce((sum, { massGrams }) => sum + massGrams, 0)
    from = to
    const shown = examples.find((example) => example.stage === stage)?.outputs?.[0]?.facts
    const output = {
      batch: to,
      kind,
      massGrams: mass,
      ...(shown === undefined ? {} : { facts: shown }),
    }
    return { stage, batches, outputs: [output], losses: lost, facts: factsOf(stage) }
  }
  yield { ...at(70), ...step('prepared', code('PREP'), 'prepared_lot', { seams: lostInPreparing }) }
  yield {
    ...at(74),
    ...step('sanitised', code('SAN'), 'sanitised_lot', { dust: lostInSanitising }),
  }
  yield { ...at(80), ...step('colour_sorted', code('COL'), 'colour_lot', {}) }
  yield { ...at(82), ...step('stored', code('BOX'), 'container', {}) }
  yield { ...at(100), ...step('opened', code('FIB'), 'fibre_lot', { dust: lostInOpening }) }
  const batches = [{ batch: from }]
  yield { ...at(102), stage: 'uv_sanitised', batches, facts: factsOf('uv_sanitised') }
  yield { ...at(104), stage: 'fibre_tested', batches, facts: factsOf('fibre_tested') }
  return { code: from, grams: mass }
}

/** Fibre of this bale and the heel of the last one are blended with virgin cotton, spun, packed, and mostly shipped. */
export function* yarnStory(
  bale: Bale,
  { fibre, heel }: { fibre: Fibre; heel: Fibre | undefined },
): Generator<DemonstrationScan, Fibre> {
  const at = (hours: number) => ({
    organisation: bale.organisation,
    facility: bale.mill,
    afterMinutes: bale.afterMinutes + hours * 60,
  })
  const code = (step: string) => `${constructed}-T${bale.number}-${step}`
  const left = Math.floor(fibre.grams * 0.1)
  const recycled = [
    { batch: fibre.code, massGrams: fibre.grams - left },
    ...(heel === undefined ? [] : [{ batch: heel.code, massGrams: heel.grams }]),
  ]
  const recycledGrams = recycled.reduce((sum, { massGrams }) => sum + massGrams, 0)
  const virginGrams = Math.floor((recycledGrams * 3) / 7)
  const virgin = { batch: code('VIRGIN'), kind: 'fibre_lot', massGrams: virginGrams }
  yield { ...at(120), stage: 'fibre_received', outputs: [virgin], facts: factsOf('fibre_received') }
  const blendGrams = recycledGrams + virginGrams
  const blend = {
    batch: code('BLEND'),
    kind: 'blend',
    massGrams: blendGrams,
    facts: { fibreClass: 'cotton_polyester' },
  }
  yield {
    ...at(124),
    stage: 'blended',
    batches: [...recycled, { batch: virgin.batch }],
    outputs: [blend],
    facts: factsOf('blended'),
  }
  const sliver = { batch: code('SLIVER'), kind: 'sliver_lot', massGrams: blendGrams }
  yield {
    ...at(140),
    stage: 'carded_drawn',
    batches: [{ batch: blend.batch }],
    outputs: [sliver],
    facts: factsOf('carded_drawn'),
  }
  const waste = Math.floor((blendGrams * lostInSpinning) / 1_000)
  const yarn = { batch: code('YARN'), kind: 'yarn_lot', massGrams: blendGrams - waste }
  const losses = [{ reason: 'spinning_waste', massGrams: waste }]
  yield {
    ...at(160),
    stage: 'spun',
    batches: [{ batch: sliver.batch }],
    outputs: [yarn],
    losses,
    facts: factsOf('spun'),
  }
  const batches = [{ batch: yarn.batch }]
  yield { ...at(164), stage: 'packed', batches, facts: factsOf('packed') }
  const assessed = examples.findLast(({ stage }) => stage === 'status_assessed')?.facts ?? {}
  yield { ...at(166), stage: 'status_assessed', batches, facts: assessed }
  if (bale.random() < 0.7) {
    const shipped = examples.findLast(({ stage }) => stage === 'shipped')?.facts ?? {}
    yield { ...at(200), stage: 'shipped', batches, facts: shipped }
  }
  return { code: fibre.code, grams: left }
}
