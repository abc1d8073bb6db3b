import { gramsOf } from './share.ts'

/** What went into a process and came out of it, in whole grams. */
export interface ProcessGrams {
  readonly outputGrams: number
  /** Of the total input, what is recycled and of one class. */
  readonly recycledInputGrams: number
  readonly totalInputGrams: number
}

/**
 * Recycled mass that an output may claim: floor(output × recycled input / total input), exact, in grams. Claims of two
 * classes never pass what both together could claim. More out than in, or more recycled than in all, throws: whoever
 * calls refuses it first.
 */
export function claimableGrams(process: ProcessGrams): number {
  const { outputGrams, recycledInputGrams, totalInputGrams } = process
  if (recycledInputGrams > totalInputGrams || outputGrams > totalInputGrams) {
    throw new RangeError(
      `Cannot claim from "${totalInputGrams}" g of input: ${recycledInputGrams} g recycled, ${outputGrams} g out; expected no more than came in`,
    )
  }
  if (totalInputGrams === 0) return 0
  return gramsOf(outputGrams, { part: recycledInputGrams, whole: totalInputGrams })
}
