import { textIn, textsIn } from '../../../domain/fact-values.ts'
import type { Facts, FactValue } from '../../../domain/field.ts'
import type {
  Classification,
  MaterialShare,
  PassportSays,
  PassportSubject,
  PerformanceClaim,
} from '../../../domain/passport/passport.ts'
import type { Source } from '../../../domain/source.ts'

const regulation = {
  id: 'http://data.europa.eu/eli/reg/2023/1542/oj',
  name: 'Regulation (EU) 2023/1542, Annex XIII',
} as const

/** Figures by which a battery is known, each a claim: the fact, its unit as UN/ECE Recommendation 20 has it. */
const figures = [
  { fact: 'ratedCapacityAmpereHours', id: 'rated-capacity', name: 'Rated capacity', unit: 'AMH' },
  { fact: 'nominalVoltageVolts', id: 'nominal-voltage', name: 'Nominal voltage', unit: 'VLT' },
  { fact: 'ratedEnergyKilowattHours', id: 'rated-energy', name: 'Rated energy', unit: 'KWH' },
] as const

/** Public facts that stand among the characteristics as they were recorded. */
const plainFacts = [
  'batteryCategory',
  'application',
  'chemistry',
  'cellFormat',
  'unitsInSeries',
  'unitsInParallel',
  'passportOperation',
  'economicOperator',
  'ceValid',
  'warrantyMonths',
] as const

/** Words of the characteristics. */
export const characteristicNames: readonly string[] = [
  ...plainFacts,
  'passportIdentifier',
  'directSources',
  'furtherSources',
]

/** Source of the units: names as UN/ECE Recommendation 20 has them. */
export const unitSource: Source = {
  basis: 'remembered',
  text: 'UN/ECE Recommendation 20: AMH ampere hour, VLT volt, KWH kilowatt hour',
}

/** What the passport of a battery says, out of what anyone may see. */
export function says({ facts, content, massGrams, lineage }: PassportSubject): PassportSays {
  const model = textIn(facts, 'model')
  const identifier = textIn(facts, 'passportId')
  return {
    name: model === undefined ? 'Battery' : `Battery, model ${model}`,
    ...(model === undefined ? {} : { modelNumber: model }),
    categories: [lithiumIon, ...categoryOf(facts)],
    materials: massGrams === null ? [] : materialsOf(content, massGrams),
    claims: claimsOf(facts),
    characteristics: {
      ...pick(facts, plainFacts),
      ...(identifier === undefined ? {} : { passportIdentifier: identifier }),
      directSources: lineage.directSources,
      furtherSources: lineage.furtherSources,
    },
    statedPredecessors: [
      ...textsIn(facts, 'predecessorsOnRecord'),
      ...textsIn(facts, 'predecessorsStated'),
    ],
  }
}

function pick(facts: Facts, names: readonly string[]): Readonly<Record<string, FactValue>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = facts[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** Every chemistry that the stream takes in is one of lithium. */
const lithiumIon: Classification = {
  code: '850760',
  name: 'Lithium-ion accumulators',
  schemeId: 'https://www.wcoomd.org/en/topics/nomenclature',
  schemeName: 'Harmonized System',
}

function categoryOf(facts: Facts): readonly Classification[] {
  const category = textIn(facts, 'batteryCategory')
  if (category === undefined) return []
  const { id: schemeId, name: schemeName } = regulation
  return [{ code: category, name: categoryNames[category] ?? category, schemeId, schemeName }]
}

const categoryNames: Readonly<Record<string, string>> = {
  EV: 'Electric vehicle battery',
  LMT: 'Light means of transport battery',
  stationary: 'Industrial battery, stationary energy storage',
  industrial: 'Industrial battery, other',
}

/** Elements by their symbol; what is inside is known in milligrams, the whole in grams. */
function materialsOf(
  content: PassportSubject['content'],
  massGrams: number,
): readonly MaterialShare[] {
  return Object.entries(content)
    .filter(([name, milligrams]) => name.startsWith('element:') && milligrams > 0)
    .map(([name, milligrams]) => {
      const code = name.slice('element:'.length)
      return {
        name: code,
        materialType: {
          code,
          name: code,
          schemeId: 'https://iupac.org/what-we-do/periodic-table-of-elements/',
          schemeName: 'Symbols of the elements, IUPAC',
        },
        massFraction: Math.round((milligrams / massGrams) * 1_000) / 1_000_000,
      }
    })
}

function claimsOf(facts: Facts): readonly PerformanceClaim[] {
  return figures.flatMap(({ fact, id, name, unit }) => {
    const value = textIn(facts, fact)
    if (value === undefined) return []
    return [
      {
        id,
        name,
        measure: { value: Number(value), unit },
        criterion: regulation,
        topic: {
          id: `${regulation.id}#art_10`,
          name: 'Performance and durability',
        },
      },
    ]
  })
}
