import type { Derivation, Known, KnownStep } from '../../../domain/passport/known.ts'

/** The step that made the battery: only what was built here was made here, what was taken in was made elsewhere. */
function building({ steps }: Known): KnownStep | undefined {
  return steps.find(({ stage, made }) => made && stage === 'assembled')
}

/** Whoever builds a battery of used parts and places it on the market is its maker. */
export const makerOf: Derivation = (known) => {
  const step = building(known)
  return step && { value: step.organisation, from: [] }
}

/** Where it was built. */
export const placeOf: Derivation = (known) => {
  const step = building(known)
  return step && { value: `${step.facility}, ${step.country}`, from: [] }
}

/** Month and year in which it was built. */
export const monthOf: Derivation = (known) => {
  const step = building(known)
  return step && { value: step.time.slice(0, 'YYYY-MM'.length), from: [] }
}

/** A critical raw material counts above so many parts of a thousand of the mass. */
const countsAbove = { perThousand: 1, source: 'Regulation (EU) 2023/1542 Annex VI Part A(10)' }

/** Elements of the content that stand among the critical raw materials; nobody weighs manganese or graphite here. */
const critical = ['Co', 'Li', 'Ni'] as const

/** Cobalt, lithium and nickel by the ledger of what is inside. Others may be there too, so it is only a part. */
export const criticalMaterials: Derivation = ({ massGrams, content }) => {
  if (massGrams === undefined || massGrams === 0) return undefined
  const found = critical.filter((element) => {
    // Milligrams a gram are parts of a thousand.
    const perThousand = (content[`element:${element}`] ?? 0) / massGrams
    return perThousand > countsAbove.perThousand
  })
  return found.length === 0 ? undefined : { value: found, from: [], partly: true }
}
