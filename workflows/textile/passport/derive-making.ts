import type { FactValue } from '../../../domain/field.ts'
import { type Derivation, type KnownStep, valueIn } from '../../../domain/passport/known.ts'

/** Where a step was done: the facilities that did it and the law they lie under, each once. */
export function placeOfStep(...stages: readonly string[]): Derivation {
  return ({ steps }) => {
    const places = new Set(steps.filter(({ stage }) => stages.includes(stage)).map(placed))
    return places.size === 0 ? undefined : { value: [...places], from: [] }
  }
}

function placed({ organisation, facility, country }: KnownStep): string {
  return `${organisation}, ${facility}, ${country}`
}

/** The countries of all steps on record, in the order in which they came. */
export const countriesOfSteps: Derivation = ({ steps }) => {
  const countries = new Set(steps.map(({ country }) => country))
  return countries.size === 0 ? undefined : { value: [...countries], from: [] }
}

const categoryOfKind: Readonly<Record<string, string>> = { yarn_lot: 'yarn', garment: 'apparel' }

/** Yarn and garments say by their kind what they are. */
export const categoryByKind: Derivation = ({ kind }) => {
  const category = categoryOfKind[kind]
  return category === undefined ? undefined : { value: category, from: [] }
}

/** What was knitted is a knitted fabric. */
export const fabricByMaking: Derivation = ({ steps }) =>
  steps.some(({ stage }) => stage === 'knitted') ? { value: 'knitted', from: [] } : undefined

const wholeBasisPoints = 10_000

/** What a composition says of recycling: whether it is of one material, and how much elastane is in it. */
export const recyclabilityByFibres: Derivation = (known) => {
  const fibres = fibresIn(valueIn(known, 'composition'))
  if (fibres.length === 0) return undefined
  const elastane = fibres.filter(({ fibre }) => fibre === 'elastane')
  const elastaneBasisPoints = elastane.reduce((sum, { basisPoints }) => sum + basisPoints, 0)
  const isMonoMaterial = fibres.some(({ basisPoints }) => basisPoints === wholeBasisPoints)
  return { value: { elastaneBasisPoints, isMonoMaterial }, from: ['composition'], partly: true }
}

function fibresIn(value: FactValue | undefined) {
  const all = Array.isArray(value) ? (value as readonly FactValue[]) : []
  return all.flatMap((one) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return []
    const { fibre, basisPoints } = one as { fibre?: FactValue; basisPoints?: FactValue }
    const known = typeof fibre === 'string' && typeof basisPoints === 'number'
    return known ? [{ fibre, basisPoints }] : []
  })
}

/** Mass that the steps on record lost, in basis points of what went into them. */
export const wasteBySteps: Derivation = ({ steps }) => {
  const made = steps.filter(({ inGrams }) => inGrams > 0)
  if (made.length === 0) return undefined
  // Each step's yield counts for all before it, so yields are multiplied and losses never added.
  const kept = made.reduce((left, { inGrams, lostGrams }) => left * (1 - lostGrams / inGrams), 1)
  return { value: Math.round((1 - kept) * wholeBasisPoints), from: [] }
}

/** What was never dyed has no place where it was. */
export const dyeingPlace: Derivation = (known) =>
  valueIn(known, 'undyedSoFar') === true ? { value: 'undyed', from: ['undyedSoFar'] } : undefined
