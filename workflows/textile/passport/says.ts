import { percentOf } from '../../../domain/claim/share.ts'
import { wholeIn } from '../../../domain/fact-values.ts'
import type { Facts, FactValue } from '../../../domain/field.ts'
import type {
  Classification,
  MaterialShare,
  PassportSays,
  PassportSubject,
  PerformanceClaim,
} from '../../../domain/passport/passport.ts'
import { compositionIn } from '../composition.ts'
import { fibreNames } from '../fibre-names.ts'
import { hsCodes } from '../hs-codes.ts'
import { suggestedHs } from '../hs-suggestion.ts'

/** Public facts that stand among the characteristics as they were recorded. */
const plainFacts = [
  'compositionBasis',
  'legalStatus',
  'waterlessSoFar',
  'undyedSoFar',
  'spinningSystem',
  'knittingMethod',
  'yarnCountTex',
  'twistPerMetre',
  'plies',
  'tenacityCentinewtonPerTex',
  'commercialMassGrams',
  'claimableRecycledGrams',
] as const

/** Words of the characteristics, of its parts too. */
export const characteristicNames: readonly string[] = [
  ...plainFacts,
  ...['processes', 'process', 'date'],
  ...['directSources', 'furtherSources', 'additions', 'material', 'percent'],
]

/** Recycled shares by class, which are never added up: the fact in basis points and its claim. */
const shares = [
  ['recycledPreBasisPoints', 'recycled-pre-consumer', 'Recycled content, pre-consumer'],
  ['recycledPostBasisPoints', 'recycled-post-consumer', 'Recycled content, post-consumer'],
  ['virginBasisPoints', 'virgin', 'Virgin content'],
] as const

/** What the passport of a lot or garment says, out of what anyone may see. */
export function says({ kind, facts, lineage, processes }: PassportSubject): PassportSays {
  const plain = plainFacts.flatMap((name) => {
    const value = facts[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const characteristics: Record<string, FactValue> = Object.fromEntries(plain)
  characteristics.processes = processes.map((one) => ({ ...one }))
  characteristics.directSources = lineage.directSources
  characteristics.furtherSources = lineage.furtherSources
  characteristics.additions = lineage.additions.map((one) => ({ ...one }))
  return {
    name: kind === 'garment' ? 'Garment' : 'Yarn',
    categories: categoriesOf(kind, facts),
    materials: materialsOf(facts),
    claims: claimsOf(facts),
    characteristics,
    statedPredecessors: [],
  }
}

/** By the customs codes that the composition allows; by the kind of goods where it allows none. */
function categoriesOf(kind: string, facts: Facts): readonly Classification[] {
  const codes = suggestedHs({ kind, context: facts })?.codes ?? []
  const known = codes.map((code) => ({
    code,
    name: hsCodes[code]?.label.en ?? code,
    schemeId: 'https://www.wcoomd.org/en/topics/nomenclature',
    schemeName: 'Harmonized System',
  }))
  if (known.length > 0) return known
  const schemeName = 'Kinds of goods of this installation'
  return [{ code: kind, name: kind, schemeId: 'urn:loomcell:textile-passport-1:kind', schemeName }]
}

/** Of each fibre its share; how much of it is recycled is known of the whole alone, and said in the claims. */
function materialsOf(facts: Facts): readonly MaterialShare[] {
  return (compositionIn(facts.composition) ?? []).map(({ fibre, basisPoints }) => {
    const name = fibreNames[fibre]?.en ?? fibre
    return {
      name,
      materialType: {
        code: fibre,
        name,
        schemeId: 'http://data.europa.eu/eli/reg/2011/1007/oj',
        schemeName: 'Regulation (EU) No 1007/2011, Annex I',
      },
      massFraction: basisPoints / 10_000,
    }
  })
}

function claimsOf(facts: Facts): readonly PerformanceClaim[] {
  return shares.flatMap(([fact, id, name]) => {
    const basisPoints = wholeIn(facts, fact)
    if (basisPoints === undefined) return []
    return [
      {
        id,
        name,
        measure: { value: Number(percentOf(basisPoints)), unit: 'P1' },
        criterion: { id: 'https://www.iso.org/standard/66652.html', name: 'ISO 14021:2016' },
        topic: { id: 'https://vocabulary.uncefact.org/ConformityTopic', name: 'Recycled content' },
      },
    ]
  })
}
