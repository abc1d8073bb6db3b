import { describe, expect, it } from 'vitest'
import type { BatchState } from '../../../domain/event.ts'
import type { Facts } from '../../../domain/field.ts'
import { warningText } from '../../../domain/warning.ts'
import type { Decision, Situation } from '../../../workflows/stream.ts'
import { nextSteps, routes } from '../../../workflows/textile/routes.ts'
import textile from '../../../workflows/textile/stream.ts'

const eventTime = '2026-03-02T12:00:00.000Z'
const lot = { routeVersion: 'tai_po@1', originClass: 'post_consumer', legalStatus: 'waste' }

function batch(code: string, more: Partial<BatchState> = {}): BatchState {
  const place = { stream: 'textile', facility: 'F', headSeq: 1, headDigest: '' }
  const rest = { kind: 'sorted_lot', material: 'cotton', state: 'sorted', context: lot }
  return { batch: code, code, ...place, ...rest, content: {}, massGrams: 1_000, ...more }
}

function decide(stage: string, facts: Facts, more: Partial<Situation> = {}): Decision {
  const batches = more.batches ?? []
  const drawnGrams = batches.map(({ massGrams = 0 }) => massGrams)
  const weighedGrams = batches.map(() => undefined)
  const rest = { weighedGrams, outputs: [], losses: [], additions: [], eventTime }
  const situation = { facts, batches, drawnGrams, ...rest, ...more }
  return textile.stages[stage]?.decide?.(situation) ?? { decisions: {} }
}

function made(kind: string, facts: Facts = {}, massGrams = 1_000) {
  return { outputs: [{ code: 'OUT', kind, massGrams, facts }] }
}

const decisionsOf = (decision: Decision) => ('decisions' in decision ? decision.decisions : {})
const outputOf = (decision: Decision) => ('decisions' in decision ? decision.outputs?.[0] : {})
const refusedBy = (decision: Decision) =>
  'refused' in decision ? decision.refused.map(({ message }) => message).join('\n') : ''
const saysOf = (decision: Decision) =>
  'refused' in decision ? decision.refused.map(({ says }) => says) : []
const warnedBy = (decision: Decision) =>
  'decisions' in decision
    ? (decision.warnings ?? []).map((one) => warningText(one, 'en')).join('\n')
    : ''

describe('textile routes', () => {
  it('says what comes next, with optional steps beside the next required one', () => {
    const g2g = routes['g2g@1'] ?? {
      steps: [],
      palette: '',
      mostPasses: 1,
      label: { en: '', 'zh-Hant': '', 'zh-Hans': '' },
      source: { basis: 'house' as const, text: '' },
    }
    expect(nextSteps(g2g, 'sorted')).toEqual(['sanitised'])
    expect(nextSteps(g2g, 'opened')).toEqual(['fibre_tested', 'blended', 'carded_drawn'])
    expect(nextSteps(g2g, 'sanitise_failed')).toEqual(['sanitised'])
    expect(nextSteps(g2g, 'knitted')).toEqual([])
  })

  it('names only stages that there are', () => {
    const named = Object.values(routes).flatMap(({ steps }) => steps.map(({ stage }) => stage))
    expect(named.filter((stage) => textile.stages[stage] === undefined)).toEqual([])
  })

  it('lets the order differ by site without a line of code', () => {
    const preparing = { hardwareRemoved: true, metalCheckPassed: true }
    const at = (routeVersion: string) => [batch('L', { context: { ...lot, routeVersion } })]
    const first = (routeVersion: string) =>
      refusedBy(
        decide('prepared', preparing, { batches: at(routeVersion), ...made('prepared_lot') }),
      )
    expect(first('worked_example@1')).toBe('')
    expect(first('tai_po@1')).toContain('asks for sanitised next')
    expect(refusedBy(decide('prepared', preparing, { batches: at('none@1') }))).toContain(
      'no route',
    )
    const sanitised = (routeVersion: string) => [
      batch('L', { state: 'sanitised', context: { ...lot, routeVersion } }),
    ]
    const uv = { reductionPercent: '95' }
    expect(refusedBy(decide('uv_sanitised', uv, { batches: sanitised('tai_po@2') }))).toBe('')
    expect(refusedBy(decide('uv_sanitised', uv, { batches: sanitised('tai_po@1') }))).toContain(
      'prepared next',
    )
  })
})

describe('textile origin', () => {
  const pre = batch('PRE', { context: { ...lot, originClass: 'pre_consumer' } })

  it('keeps pre- and post-consumer apart in every step but the blend', () => {
    const batches = [batch('POST'), pre]
    for (const stage of ['sorted', 'sanitised', 'prepared', 'colour_sorted', 'stored', 'opened']) {
      expect(refusedBy(decide(stage, {}, { batches }))).toContain('One origin class in an output')
    }
    const fibre = batches.map((one) => ({ ...one, state: 'fibre_tested', kind: 'fibre_lot' }))
    expect(refusedBy(decide('carded_drawn', {}, { batches: fibre }))).toContain('only in “blended”')
    const composition = [{ fibre: 'cotton', basisPoints: 10_000 }]
    const known = fibre.map((one) => ({ ...one, context: { ...one.context, composition } }))
    const blend = decide('blended', {}, { batches: known, ...made('blend', {}, 2_000) })
    expect(outputOf(blend)).toMatchObject({
      recycledPreBasisPoints: 5_000,
      recycledPostBasisPoints: 5_000,
      virginBasisPoints: 0,
      originGrams: { pre_consumer: 1_000, post_consumer: 1_000, virgin: 0 },
    })
    expect(outputOf(blend)).not.toHaveProperty('originClass')
    expect(warnedBy(blend)).toContain('virginBasisPoints')
  })

  it('never turns offcuts into used clothes, and used goods of industry only with evidence and two persons', () => {
    const change = (more: Facts, at = pre) =>
      decide('reclassified', { originClass: 'post_consumer', ...more }, { batches: [at] })
    expect(saysOf(change({ classReason: 'sells better' }))).toEqual(['offcuts_stay_pre_consumer'])
    const used = { sourceClass: 'industrial_use' }
    expect(saysOf(change(used))).toEqual(['class_change_needs_evidence'])
    const proven = { ...used, classEvidence: 'laundry contract 7' }
    expect(change(proven)).toMatchObject({ unsigned: [{ says: 'class_needs_second_person' }] })
    const twice = { reclassifiedBy: 'p-1', secondReclassifiedBy: 'p-1' }
    expect(change({ ...proven, ...twice })).toHaveProperty('unsigned')
    const two = { reclassifiedBy: 'p-1', secondReclassifiedBy: 'p-2' }
    expect(change({ ...proven, ...two })).toEqual({ decisions: {} })
    const lesser = decide(
      'reclassified',
      { originClass: 'pre_consumer' },
      { batches: [batch('B')] },
    )
    expect(lesser).toEqual({ decisions: {} })
  })

  it('refuses a mill’s offcuts as post-consumer', () => {
    const facts = { sourceClass: 'industry', originClass: 'post_consumer', grossMassGrams: 9 }
    expect(refusedBy(decide('collected', facts))).toContain('industry is pre-consumer')
  })

  it('refuses a blend of unknown composition and fibre content that weighs more than the lot', () => {
    const fibre = batch('F', { state: 'fibre_tested', kind: 'fibre_lot' })
    expect(refusedBy(decide('blended', {}, { batches: [fibre], ...made('blend') }))).toContain(
      'its composition is not known',
    )
    const content = { 'fibre:cotton': 1_000_001, 'element:Li': 1 }
    const outputs = [{ code: 'OUT', kind: 'fibre_lot', massGrams: 1_000, facts: {}, content }]
    const said = refusedBy(decide('fibre_received', { originClass: 'virgin' }, { outputs }))
    expect(said).toContain('1000002 mg of fibre in 1000 g')
    expect(said).toContain('element:Li')
  })
})

describe('textile reception', () => {
  const facts = { receivedGrossGrams: 1_100, receivedTareGrams: 100 }
  const receive = (sent: number, more: Facts = {}) =>
    decide(
      'received',
      { ...facts, ...more },
      { batches: [batch('B', { massGrams: sent })], weighedGrams: [1_000] },
    )

  it('says how far its net mass is from the collector’s, and takes gross less tare only', () => {
    expect(decisionsOf(receive(1_020))).toEqual({ collectorDifferenceGrams: -20 })
    expect(refusedBy(receive(1_000, { receivedTareGrams: 99 }))).toContain(
      'gross less tare is 1001 g',
    )
  })

  it('may lie as long before what the collector wrote as two clocks may be apart, and no longer', () => {
    const collected = (collectedAt: string) =>
      decide('received', facts, {
        batches: [batch('B', { context: { ...lot, collectedAt } })],
        weighedGrams: [1_000],
      })
    expect(saysOf(collected('2026-03-03T12:00:00.000Z'))).toEqual([])
    expect(saysOf(collected('2026-03-03T12:00:00.001Z'))).toEqual(['received_before_collected'])
  })
})

describe('textile sanitising', () => {
  const records: Facts = { waterRecord: 'meter 1', dyeRecord: 'card 1' }
  const outcomeAfter = (sanitiseFailures: number, reductionPercent: string, proof = records) =>
    outputOf(
      decide(
        'sanitised',
        { reductionPercent, waterLitres: '0', dyeUsed: false, ...proof },
        {
          batches: [batch('B', { context: { ...lot, sanitiseFailures } })],
          ...made('sanitised_lot'),
        },
      ),
    )

  it('needs 90 % and gives up after two repeats', () => {
    expect(outcomeAfter(0, '90')).toMatchObject({ sanitiseOutcome: 'passed', sanitiseFailures: 0 })
    expect(outcomeAfter(0, '89.9')).toMatchObject({
      sanitiseOutcome: 'repeat',
      sanitiseFailures: 1,
    })
    expect(outcomeAfter(1, '89.9')).toMatchObject({
      sanitiseOutcome: 'repeat',
      sanitiseFailures: 2,
    })
    expect(outcomeAfter(2, '89.9')).toMatchObject({
      sanitiseOutcome: 'failed',
      sanitiseFailures: 3,
    })
    expect(outcomeAfter(2, '95')).toMatchObject({ sanitiseOutcome: 'passed' })
  })

  it('says "waterless" only while every meter on record stood at nothing', () => {
    expect(outcomeAfter(0, '95')).toMatchObject({ waterlessSoFar: true, undyedSoFar: true })
    const wet = batch('B', { context: { ...lot, waterlessSoFar: false } })
    const facts = { reductionPercent: '95', waterLitres: '0', dyeUsed: true }
    const next = decide('sanitised', facts, { batches: [wet], ...made('sanitised_lot') })
    expect(outputOf(next)).toMatchObject({ waterlessSoFar: false, undyedSoFar: false })
  })

  it('claims nothing without a record, and asks nobody on the floor to make one up', () => {
    expect(outcomeAfter(0, '95', {})).toMatchObject({ waterlessSoFar: false, undyedSoFar: false })
    const { waterRecord } = records
    const half = outcomeAfter(0, '95', waterRecord === undefined ? {} : { waterRecord })
    expect(half).toMatchObject({ waterlessSoFar: true, undyedSoFar: false })
  })
})

describe('textile opening', () => {
  const open = (stage: string, facts: Facts, context: Facts = lot) =>
    decide(
      stage,
      { recirculatedGrams: 0, ...facts },
      {
        batches: [batch('B', { state: 'stored', kind: 'container', context })],
        ...made('fibre_lot', {}, 900),
      },
    )

  it('sends unopened cloth round again until the passes are used up', () => {
    expect(outputOf(open('opened', { passes: 3, unopenedPercent: '2.1' }))).toMatchObject({
      openingOutcome: 'again',
      passesTotal: 3,
    })
    const again = { ...lot, passesTotal: 3 }
    const last = open('recirculated', { passes: 5, unopenedPercent: '2.1' }, again)
    expect(outputOf(last)).toMatchObject({ openingOutcome: 'opened', passesTotal: 8 })
    expect(warnedBy(last)).toContain('over the limit')
    expect(refusedBy(open('recirculated', { passes: 6, unopenedPercent: '1' }, again))).toContain(
      'At most 8 passes',
    )
  })

  it('counts no gram of feed twice', () => {
    const feed = { feedGrams: 1_200, ofGrams: 1_000 }
    const facts = { passes: 2, recirculatedGrams: 1_000, unopenedPercent: '1' }
    const once = open('opened', facts, { ...lot, feed })
    expect(outputOf(once)).toMatchObject({ feed: { feedGrams: 1_200, ofGrams: 900 } })
    expect(refusedBy(open('opened', { ...facts, recirculatedGrams: 1_001 }))).toContain(
      'At most 1000 g',
    )
  })
})

describe('textile sorting, colour and store', () => {
  const sort = (facts: Facts) =>
    decide(
      'sorted',
      {},
      { batches: [batch('B', { kind: 'bale', state: 'received' })], ...made('sorted_lot', facts) },
    )

  it('grades by what was found', () => {
    const cotton = (basisPoints: number) => [
      { fibre: 'cotton', basisPoints },
      { fibre: 'polyester', basisPoints: 10_000 - basisPoints },
    ]
    const f1 = { textileGrade: 'F1', compositionBasis: 'test' }
    expect(refusedBy(sort({ ...f1, composition: cotton(9_499) }))).toContain('needs 95 %')
    expect(outputOf(sort({ ...f1, composition: cotton(9_500) }))).toMatchObject({
      contaminated: false,
    })
    expect(refusedBy(sort({ textileGrade: 'R2', findings: ['MOULD'] }))).toContain('with MOULD')
    expect(refusedBy(sort({ textileGrade: 'X2' }))).toContain('is graded X2 (“findings”)')
    expect(outputOf(sort({ textileGrade: 'X2', findings: ['WET'] }))).toMatchObject({
      contaminated: true,
    })
  })

  it('bins by the rule and asks a person where it is not clear', () => {
    const batches = [batch('B', { state: 'prepared', kind: 'prepared_lot' })]
    const blue = { labLightness: '43', labA: '1', labB: '-37', colourConfidencePercent: '90' }
    const run = (facts: Facts, paletteVersion = 'tai_po@1') =>
      decide('colour_sorted', { paletteVersion }, { batches, ...made('colour_lot', facts) })
    expect(outputOf(run(blue))).toMatchObject({ colourBin: 'blue', colourOutcome: 'automatic' })
    const unsure = outputOf(run({ ...blue, colourConfidencePercent: '89.9' }))
    expect(unsure).toMatchObject({ colourOutcome: 'manual' })
    expect(unsure).not.toHaveProperty('colourBin')
    expect(refusedBy(run(blue, 'tai_po@2'))).toContain('by palette tai_po@1, which its route has')
    const context = { ...lot, paletteVersion: 'tai_po@1' }
    const decided = decide(
      'colour_decided',
      { colourBin: 'navy' },
      { batches: [batch('B', { context })] },
    )
    expect(refusedBy(decided)).toContain('has no bin “navy”')
  })

  it('keeps one colour in a container', () => {
    const of = (colourBin: string) =>
      batch(colourBin, {
        state: 'colour_sorted',
        kind: 'colour_lot',
        context: { ...lot, colourBin },
      })
    const store = (...batches: BatchState[]) =>
      refusedBy(decide('stored', {}, { batches, ...made('container') }))
    expect(store(of('blue'), of('red'))).toContain('One colour in a container')
    expect(store(of('blue'), of('blue'))).toBe('')
  })
})
