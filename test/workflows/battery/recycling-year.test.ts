import { describe, expect, it } from 'vitest'
import type { Content } from '../../../domain/event.ts'
import { recyclingYear } from '../../../workflows/battery/recycling-year.ts'
import type { Intermediate, LotBook } from '../../../workflows/battery/stages/lot-book.ts'

const elements = ['Co', 'Cu', 'Li', 'Ni', 'Pb'] as const

/** Milligrams of every element; none where it is not named. */
function inside(named: Partial<Record<(typeof elements)[number], number>>): Content {
  return Object.fromEntries(elements.map((one) => [`element:${one}`, named[one] ?? 0]))
}

interface Worked {
  readonly inputGrams: number
  readonly countedGrams: number
  readonly input?: Content
  readonly counted?: Content
  readonly intermediates?: Readonly<Record<string, Intermediate>>
}

/** The rates of a year with one lot: subject and due year to what the report says. */
function rated({ intermediates = {}, ...lot }: Worked) {
  const { inputGrams, countedGrams, input = inside({}), counted = inside({}) } = lot
  const inProcess = Object.values(intermediates).reduce((sum, one) => sum + one.massGrams, 0)
  const book: LotBook = {
    inputGrams,
    inputMilligrams: input,
    countedGrams,
    countedMilligrams: counted,
    unassayed: [],
    lossGrams: inputGrams - countedGrams - inProcess,
    workedGrams: inputGrams,
    workedMilligrams: input,
    intermediates,
  }
  const closed = { closing: 'event', closedAt: '2026-10-01T00:00:00.000Z', book }
  const [all] = recyclingYear([{ code: 'L', facility: 'A', chemistry: 'NMC', ...closed }], 2026)
  const rates = all?.rates ?? []
  return Object.fromEntries(
    rates.map(({ subject, due, percent, status }) => [
      `${subject} ${due.slice(0, 4)}`,
      `${percent ?? '-'} ${status}`,
    ]),
  )
}

describe('a year of a recycler as three were worked by hand', () => {
  it('meets both efficiencies with nickel manganese cobalt, and misses lithium and copper of later', () => {
    const input = inside({ Ni: 13_406_400, Co: 4_000_000, Li: 2_000_000, Cu: 10_000_000 })
    const counted = inside({ Ni: 12_736_080, Co: 3_800_000, Li: 1_000_000, Cu: 9_000_000 })
    expect(rated({ inputGrams: 114_000, countedGrams: 80_000, input, counted })).toMatchObject({
      'lithium 2025': '70.18 pass',
      'lithium 2030': '70.18 pass',
      'nickel 2027': '95.00 pass',
      'nickel 2031': '95.00 pass',
      'cobalt 2031': '95.00 pass',
      'lithium 2027': '50.00 pass',
      'lithium 2031': '50.00 fail',
      'copper 2027': '90.00 pass',
      'copper 2031': '90.00 fail',
    })
  })

  it('misses lithium by a milligram of three kilograms, and never prints the target beside it', () => {
    const input = inside({ Li: 3_000_000, Cu: 1_000_000 })
    const counted = inside({ Li: 1_499_999, Cu: 900_000 })
    const iron = { inputGrams: 285_000, countedGrams: 185_250, input }
    expect(rated({ ...iron, counted })).toMatchObject({
      'lithium 2025': '65.00 pass',
      'lithium 2030': '65.00 fail',
      'lithium 2027': '49.99… fail',
      'copper 2027': '90.00 pass',
    })
    const met = inside({ Li: 1_500_000, Cu: 900_000 })
    expect(rated({ ...iron, counted: met })).toMatchObject({ 'lithium 2027': '50.00 pass' })
    expect(rated({ ...iron, counted, countedGrams: 185_249 })).toMatchObject({
      'lithium 2025': '64.99… fail',
    })
  })

  it('stays open while black mass has no certificate, and then counts what the next recycler certified', () => {
    const input = inside({ Ni: 10_000_000, Co: 10_000_000, Li: 1_000_000, Cu: 10_000_000 })
    const blackMass = {
      massGrams: 30_000,
      milligrams: inside({ Ni: 9_800_000, Co: 9_800_000, Li: 900_000, Cu: 9_700_000 }),
      certificate: '',
      certifiedGrams: 0,
      certifiedMilligrams: {},
    }
    const lot = { inputGrams: 57_000, countedGrams: 17_000, input }
    expect(rated({ ...lot, intermediates: { B: blackMass } })).toMatchObject({
      'lithium 2025': expect.stringMatching(/ open$/),
      'nickel 2027': expect.stringMatching(/ open$/),
    })
    const certifiedMilligrams = inside({ Ni: 9_500_000, Co: 9_300_000, Li: 800_000, Cu: 9_500_000 })
    const certified = { certificate: 'C-1', certifiedGrams: 22_000, certifiedMilligrams }
    const B = Object.assign({}, blackMass, certified)
    expect(rated({ ...lot, intermediates: { B } })).toMatchObject({
      'lithium 2025': '68.42 pass',
      'lithium 2030': '68.42 fail',
      'nickel 2031': '95.00 pass',
      'cobalt 2027': '93.00 pass',
      'cobalt 2031': '93.00 fail',
      'lithium 2031': '80.00 pass',
      'copper 2031': '95.00 pass',
    })
  })

  it('passes what binds in 2030 and 2031 with ten tonnes of one pack, and fails nickel by 100 grams of a thousand kilograms', () => {
    const input = inside({ Ni: 1_017_200_000, Co: 340_300_000, Li: 200_800_000 })
    const pack = { inputGrams: 10_000_000, countedGrams: 7_100_000, input }
    const out = { Ni: 967_000_000, Co: 324_000_000, Li: 170_700_000 }
    expect(rated({ ...pack, counted: inside(out) })).toMatchObject({
      'lithium 2030': '71.00 pass',
      'nickel 2031': '95.06 pass',
      'cobalt 2031': '95.21 pass',
      'lithium 2031': '85.01 pass',
    })
    expect(rated({ ...pack, counted: inside({ ...out, Ni: 966_300_000 }) })).toMatchObject({
      'nickel 2031': '94.996 fail',
    })
  })
})

describe('groups of chemistries', () => {
  it('are judged each by its own target, and never added up together', () => {
    const lotOf = (chemistry: string, countedGrams: number) => {
      const lot = { inputGrams: 100_000, countedGrams, lossGrams: 100_000 - countedGrams }
      const content = { inputMilligrams: inside({}), countedMilligrams: inside({}) }
      const book: LotBook = { ...lot, ...content, unassayed: [], intermediates: {} }
      const closed = { closing: 'event', closedAt: '2026-10-01T00:00:00.000Z', book }
      return { code: chemistry, facility: 'A', chemistry, ...closed }
    }
    const lots = [
      lotOf('LFP', 65_000),
      lotOf('LEAD_ACID', 74_999),
      lotOf('NICD', 80_000),
      lotOf('NIMH', 49_999),
    ]
    const rows = recyclingYear(lots, 2026).filter(({ chemistry }) => chemistry === null)
    const said = rows.map(({ group, inputGrams, rates }) => {
      const [efficiency] = rates.filter(({ metric }) => metric === 'recycling-efficiency')
      return [
        group,
        inputGrams,
        efficiency?.minimumPercent,
        efficiency?.percent,
        efficiency?.verdict,
      ]
    })
    expect(said).toEqual([
      ['lithium', 100_000, '65', '65.00', 'met'],
      ['lead-acid', 100_000, '75', '74.999', 'missed'],
      ['nickel-cadmium', 100_000, '80', '80.00', 'met'],
      ['other', 100_000, '50', '49.999', 'missed'],
    ])
  })
})
