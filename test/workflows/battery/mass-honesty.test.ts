import { describe, expect, it } from 'vitest'
import type { BatchState, Content, Scan } from '../../../domain/event.ts'
import type { Facts, FactValue } from '../../../domain/field.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { decide } from '../../../workflows/decide.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'

const battery = (await loadStreams()).get('battery')
const now = '2026-11-26T10:00:00.000Z'
const nickel = 3_351_600

describe('the mass of a recycling lot', () => {
  it('holds what its parts hold, unless a recorded assay says otherwise', () => {
    const formed = form({})
    expect(formed).toMatchObject({ outputs: [{ content: { 'element:Ni': 2 * nickel } }] })
    expect(form({ content: { 'element:Ni': 2 * nickel } })).toHaveProperty('outputs')
    expect(saysOf(form({ content: { 'element:Ni': nickel } }))).toEqual([
      'content_differs_from_parts',
    ])
    const assayed = { contentBasis: 'assay', assayRecord: 'lab report 7' }
    const other = form({ content: { 'element:Ni': nickel }, facts: assayed })
    expect(other).toMatchObject({ differenceContent: { 'element:Ni': nickel } })
  })

  it('loses little water and next to no packaging, and from 1 % on record', () => {
    expect(form({ massGrams: 56_430, lost: ['moisture', 570] })).toHaveProperty('outputs')
    expect(saysOf(form({ massGrams: 56_429, lost: ['moisture', 571] }))).toEqual([
      'loss_needs_record',
    ])
    const log = { lossRecord: 'oven log 3' }
    expect(form({ massGrams: 54_150, lost: ['moisture', 2_850], log })).toHaveProperty('outputs')
    expect(saysOf(form({ massGrams: 54_149, lost: ['moisture', 2_851], log }))).toEqual([
      'loss_above_bound',
    ])
    expect(saysOf(form({ massGrams: 28_500, lost: ['packaging', 28_500], log }))).toEqual([
      'loss_above_bound',
    ])
  })
})

describe('what comes out of a lot', () => {
  it('holds no more of an element than went in, and none heavier than itself', () => {
    expect(process([[30_000, nickel * 2]])).toHaveProperty('outputs')
    expect(saysOf(process([[57_000, nickel * 3]]))).toEqual(['content_above_input'])
    expect(saysOf(process([[1_000, 5_000_000]]))).toContain('content_above_mass')
  })

  it('is balanced with its reagents, which never count as output', () => {
    const added = [{ material: 'sulphuric_acid', massGrams: 30_000 }]
    const open = process([[60_000, nickel]], { added, lost: 27_000 })
    const book = bookOf(open)
    expect(book).toMatchObject({
      additionGrams: 30_000,
      reagentGrams: 30_000,
      countedGrams: 60_000,
    })
    const stated = process([[60_000, nickel, 10_000]], { added, lost: 27_000 })
    expect(bookOf(stated)).toMatchObject({ reagentGrams: 10_000 })
    const over = process([[60_000, nickel, 30_001]], { added, lost: 27_000 })
    expect(saysOf(over)).toContain('reagents_above_additions')
    const closing = close(book)
    expect(closing).toHaveProperty('decisions.lotDifferenceGrams', 0)
    const rates = JSON.stringify(closing)
    expect(rates).toContain('"percent":"52.63"')
  })

  it('is never more than came in with the batteries', () => {
    const added = [{ material: 'acid', massGrams: 1_100 }]
    expect(bookOf(process([[58_000, nickel]], { added, lost: 100 }))).toMatchObject({
      countedGrams: 58_000,
      reagentGrams: 1_100,
    })
    const stated = process([[58_000, nickel, 0]], { added, lost: 100 })
    expect(saysOf(stated)).toEqual(['efficiency_above_whole'])
    expect(saysOf(process([[58_000, nickel]]))).toEqual(['efficiency_above_whole'])
    expect(saysOf(process([[50_000, nickel * 2 + 1]]))).toEqual(['efficiency_above_whole'])
  })

  it('is no output where it goes where a loss goes, in any language', () => {
    for (const destination of ['energy recovery', 'Energy_Recovery', '堆填', '能源回收']) {
      expect(saysOf(process([[50_000, 1]], { destination }))).toEqual(['output_to_loss'])
    }
    expect(process([[57_000, 1]], { destination: 'refinery' })).toHaveProperty('outputs')
  })

  it('is certified by the next recycler for no more than it was sent', () => {
    expect(certify({ certifiedOutputGrams: 30_000 })).toHaveProperty('decisions')
    expect(saysOf(certify({ certifiedOutputGrams: 47_000 }))).toContain(
      'certified_above_intermediate',
    )
    const heavy = { certifiedOutputGrams: 1, certifiedCopperMilligrams: 1_001 }
    expect(saysOf(certify(heavy))).toEqual(['content_above_mass'])
  })
})

describe('what comes out of a pack', () => {
  it('holds what the pack held: no nickel is made of 40 kg, and none is lost unsaid', () => {
    expect(dismantle(12 * nickel, nickel)).toHaveProperty('outputs')
    expect(saysOf(dismantle(12 * nickel, 20_000_000))).toEqual(['content_differs_from_parts'])
    expect(saysOf(dismantle(12 * nickel, 20_000_000, 'lab 7'))).toEqual(['content_above_input'])
    expect(saysOf(dismantle(12 * nickel, nickel / 2))).toEqual(['content_differs_from_parts'])
  })

  it('and the pack itself, hold no more than they weigh', () => {
    const facts = battery?.examples[0]?.facts ?? {}
    const [unit] = battery?.examples[0]?.outputs ?? []
    const outputs = [{ ...unit, facts: unit?.facts ?? {}, content: { 'element:Ni': 500_000_000 } }]
    expect(saysOf(ask('taken_in', [], { outputs: outputs as Scan['outputs'], facts }))).toContain(
      'content_above_mass',
    )
  })
})

it('sells, returns and sends back a battery whole', () => {
  const product = state('P', 'product', 'listed', 57_000)
  const sale = battery?.examples.find(({ stage }) => stage === 'sold')?.facts ?? {}
  const sold = ask('sold', [product], { grams: [20_000], facts: sale })
  expect(saysOf(sold)).toEqual(['unit_moves_whole'])
  const returned = { returnReason: 'stolen', returnedTo: 'sender' }
  const pack = state('K', 'pack', 'taken_in', 396_000)
  expect(saysOf(ask('returned', [pack], { grams: [1], facts: returned }))).toEqual([
    'unit_moves_whole',
  ])
  expect(ask('returned', [pack], { facts: returned })).toHaveProperty('batches')
})

interface Asked {
  readonly grams?: readonly number[]
  readonly outputs?: Scan['outputs']
  readonly losses?: Scan['losses']
  readonly additions?: Scan['additions']
  readonly facts?: Facts
}

function ask(stage: string, batches: readonly BatchState[], asked: Asked) {
  if (battery === undefined) throw new RangeError('Cannot find the stream')
  const named = new Map(batches.map((one) => [one.code, one]))
  const scan: Scan = {
    id: 'S',
    stream: 'battery',
    stage,
    facility: 'A',
    batches: batches.map(({ code }, at) => {
      const massGrams = asked.grams?.[at]
      return massGrams === undefined ? { batch: code } : { batch: code, massGrams }
    }),
    outputs: asked.outputs ?? [],
    losses: asked.losses ?? [],
    additions: asked.additions ?? [],
    facts: asked.facts ?? {},
  }
  return decide(battery, scan, {
    organisation: 'o',
    recordTime: now,
    hasFacility: () => true,
    parents: () => [],
    batch: (code) => named.get(code),
    newBatchId: () => 'new',
  })
}

function state(
  code: string,
  kind: string,
  at: string,
  massGrams: number,
  more: { content?: Content; context?: Facts } = {},
): BatchState {
  const { content = {}, context = { chemistry: 'NMC' } } = more
  return {
    batch: code,
    code,
    kind,
    stream: 'battery',
    material: 'NMC',
    state: at,
    facility: 'A',
    massGrams,
    content,
    context,
    headSeq: 1,
    headDigest: '',
  }
}

function form(asked: {
  content?: Content
  massGrams?: number
  lost?: [string, number]
  facts?: Facts
  log?: Facts
}) {
  const content = { 'element:Ni': nickel }
  const modules = ['M1', 'M2'].map((code) => state(code, 'module', 'received', 28_500, { content }))
  const { massGrams = 57_000, facts = { contentBasis: 'derived' }, lost, log } = asked
  const lot = { batch: 'L', kind: 'recycling_lot', massGrams, facts }
  return ask('lot_formed', modules, {
    outputs: [asked.content === undefined ? lot : { ...lot, content: asked.content }],
    losses: lost === undefined ? [] : [{ reason: lost[0], massGrams: lost[1] }],
    facts: { recyclingRoute: 'mechanical_hydro', ...log },
  })
}

const openLot = {
  inputGrams: 57_000,
  inputMilligrams: { 'element:Ni': 2 * nickel },
  countedGrams: 0,
  countedMilligrams: {},
  unassayed: [],
  lossGrams: 0,
  intermediates: {},
}

function lotOf(book: FactValue, massGrams: number, at = 'recycling') {
  const content = massGrams === 0 ? {} : { 'element:Ni': 2 * nickel }
  return state('L', 'recycling_lot', at, massGrams, { content, context: { lotBook: book } })
}

function process(
  fractions: readonly [grams: number, nickel: number, reagents?: number][],
  {
    added = [],
    lost,
    destination = 'refinery',
  }: { added?: Scan['additions']; lost?: number; destination?: string } = {},
) {
  const out = fractions.reduce((sum, [grams]) => sum + grams, 0)
  const rest = lost ?? Math.max(0, 57_000 - out)
  return ask('processed', [lotOf(openLot, 57_000)], {
    outputs: fractions.map(([massGrams, amount, reagentGrams], at) => ({
      batch: `F${at}`,
      kind: 'fraction',
      massGrams,
      content: { 'element:Ni': amount },
      facts: {
        fraction: 'output',
        fractionMaterial: 'nickel_salt',
        endOfWaste: true,
        substitutesPrimary: true,
        destination,
        ...(reagentGrams === undefined ? {} : { reagentGrams }),
      },
    })),
    losses: rest === 0 ? [] : [{ reason: 'landfill', massGrams: rest }],
    additions: added,
    facts: { processStep: 'hydrometallurgy', lossRecord: 'landfill slip 9' },
  })
}

function bookOf(answer: object): FactValue {
  const { decisions } = answer as { decisions?: Facts }
  return decisions?.lotBook ?? null
}

function close(book: FactValue) {
  return ask('closed', [lotOf(book, 0)], { facts: { outputCertificates: ['c'] } })
}

function certify(facts: Facts) {
  const blank = { certificate: '', certifiedGrams: 0, certifiedMilligrams: {} }
  const mass = { massGrams: 30_000, milligrams: { 'element:Ni': nickel }, ...blank }
  const book = { ...openLot, intermediates: { BM: mass } }
  return ask('certified', [lotOf(book, 0, 'awaiting_certificates')], {
    facts: { intermediateCode: 'BM', certificateId: 'C-1', ...facts },
  })
}

function dismantle(inside: number, each: number, assayRecord?: string) {
  const context = { chemistry: 'NMC', ratedCapacityAmpereHours: '200' }
  const pack = state('K', 'pack', 'isolated', 342_000, {
    content: { 'element:Ni': inside },
    context,
  })
  const assay = assayRecord === undefined ? {} : { assayRecord }
  const outputs = Array.from({ length: 12 }, (_, at) => ({
    batch: `M${at}`,
    kind: 'module',
    massGrams: 28_500,
    facts: { position: `${at}`, ...assay },
    content: { 'element:Ni': each },
  }))
  return ask('dismantled', [pack], { outputs })
}

function saysOf(answer: object): readonly unknown[] {
  return isRefusal(answer) ? answer.faults.map(({ says, message }) => says ?? message) : []
}
