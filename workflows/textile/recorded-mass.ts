import { wholeIn } from '../../domain/fact-values.ts'
import type { Facts } from '../../domain/field.ts'
import type { RecordedMass } from '../../domain/first-mass.ts'
import { houseRule } from '../../domain/source.ts'

/** How much of a gross mass may be packaging. */
export const packagingShare = {
  mostBasisPoints: 5_000,
  source: houseRule('Packaging is at most half of a gross mass'),
} as const

/**
 * The mass that gross and tare allow: of what was collected net of some packaging, of a sorted lot no more than what was
 * received for sorting.
 */
export function recordedMass(facts: Facts): RecordedMass | undefined {
  const gross = wholeIn(facts, 'receivedGrossGrams') ?? wholeIn(facts, 'grossMassGrams')
  if (gross === undefined) return undefined
  const mostGrams = Math.max(1, gross - (wholeIn(facts, 'receivedTareGrams') ?? 0))
  if (facts.provenStage !== 'collected') return { leastGrams: 1, mostGrams }
  const most = BigInt(10_000 - packagingShare.mostBasisPoints)
  return { leastGrams: Number((BigInt(gross) * most) / 10_000n), mostGrams }
}
