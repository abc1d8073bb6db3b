import { listIn } from '../../domain/fact-values.ts'
import type { Facts, FactValue, Field } from '../../domain/field.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import type { Source } from '../../domain/source.ts'
import { type Words, words } from '../../domain/words.ts'

/** What a recycler may take out of the efficiency, by substance, with the last day on which it may. */
export const exclusions = {
  version: '2025/606',
  untilOf: {
    oxygen: null,
    chlorine: null,
    sulphur: null,
    carbon: '2029-12-31',
    iron: '2029-12-31',
    phosphorus: '2029-12-31',
  },
  source: {
    basis: 'secondary',
    text: 'Delegated Regulation (EU) 2025/606: six substances at the discretion of the recycler (eurobat.org); from 1 Jan 2030 carbon and iron of sources at cell level and phosphorus are counted, oxygen, chlorine and sulphur stay optional (assoambiente.org circular 2025/123); the annex itself was not read',
  } satisfies Source,
} as const

export type ExcludedSubstance = keyof typeof exclusions.untilOf

/** One substance of a lot that is left out, in grams of what went in and of what is counted as coming out. */
export type Exclusion = {
  readonly substance: ExcludedSubstance
  readonly inputGrams: number
  readonly outputGrams: number
}

/** Whether a substance may still be left out on a day. */
export function mayBeExcluded(substance: ExcludedSubstance, on: string): boolean {
  const until = exclusions.untilOf[substance]
  return until === null || on <= until
}

/** What these substances are called. */
export const substanceWords = {
  oxygen: words('oxygen', '氧', '氧'),
  chlorine: words('chlorine', '氯', '氯'),
  sulphur: words('sulphur', '硫', '硫'),
  carbon: words('carbon', '碳', '碳'),
  iron: words('iron', '鐵', '铁'),
  phosphorus: words('phosphorus', '磷', '磷'),
} as const satisfies Record<ExcludedSubstance, Words>

/** What the recycler leaves out of the efficiency of a lot. */
export const exclusionField: Field = {
  name: 'excludedSubstances',
  label: words('Substances left out of the efficiency', '回收效率不計的物質', '回收效率不计的物质'),
  type: 'record',
  inWords: (part) => {
    const read = exclusionOf(part)
    if (read === undefined) return undefined
    const { substance, inputGrams, outputGrams } = read
    const values = { substance: substanceWords[substance], in: inputGrams, out: outputGrams }
    return { says: 'excluded_told', values }
  },
  optional: true,
  audience: 'authority',
  source: exclusions.source,
}

/** The exclusions that a closing states; undefined where they cannot be read. */
export function exclusionsIn(facts: Facts): readonly Exclusion[] | undefined {
  const given = facts[exclusionField.name]
  if (given === undefined) return []
  const read = listIn(given).flatMap((one) => exclusionOf(one) ?? [])
  const substances = new Set(read.map(({ substance }) => substance))
  return read.length === listIn(given).length && substances.size === read.length && read.length > 0
    ? read
    : undefined
}

function exclusionOf(one: FactValue): Exclusion | undefined {
  if (one === null || typeof one !== 'object' || !('substance' in one)) return undefined
  const { substance, inputGrams, outputGrams } = one
  const isNamed = typeof substance === 'string' && Object.hasOwn(exclusions.untilOf, substance)
  if (!isNamed || !isGrams(inputGrams) || !isGrams(outputGrams)) return undefined
  return { substance: substance as ExcludedSubstance, inputGrams, outputGrams }
}

function isGrams(value: FactValue | undefined): value is number {
  return typeof value === 'number' && value >= 0
}

/** What is wrong with exclusions on the day of closing, beside what the lot holds. */
export function faultsInExclusions(
  stated: readonly Exclusion[] | undefined,
  { day, inputGrams, countedGrams }: { day: string; inputGrams: number; countedGrams: number },
): readonly Fault[] {
  const pointer = `/facts/${exclusionField.name}`
  const names = Object.keys(exclusions.untilOf) as ExcludedSubstance[]
  const allowed = names.filter((name) => mayBeExcluded(name, day))
  if (stated === undefined) return [faultOf(pointer, 'exclusions_unreadable', { right: allowed })]
  const faults = stated
    .filter(({ substance }) => !allowed.includes(substance))
    .map(({ substance }) => faultOf(pointer, 'exclusion_over', { substance, day, right: allowed }))
  const sum = (name: 'inputGrams' | 'outputGrams') =>
    stated.reduce((total, one) => total + one[name], 0)
  if (stated.length === 0) return faults
  const isMore = stated.some((one) => one.outputGrams > one.inputGrams)
  if (isMore || sum('inputGrams') >= inputGrams || sum('outputGrams') > countedGrams) {
    const values = {
      input: sum('inputGrams'),
      output: sum('outputGrams'),
      of: inputGrams,
      counted: countedGrams,
    }
    faults.push(faultOf(pointer, 'exclusions_too_much', values))
  }
  return faults
}
