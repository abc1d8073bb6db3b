import { apportion } from '../../domain/apportion.ts'
import { percentOf } from '../../domain/claim/share.ts'
import type { Content } from '../../domain/event.ts'
import { canonicalDecimal, listIn } from '../../domain/fact-values.ts'
import type { FactValue } from '../../domain/field.ts'
import type { Saying } from '../../domain/phrases.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { unknownFibre } from './fibre-aliases.ts'
import { fibreNames } from './fibre-names.ts'

/** One fibre's share in basis points, 1 to 10,000. */
export type FibreShare = { readonly fibre: string; readonly basisPoints: number }

/** Shares in descending order that sum to exactly 10,000 (Regulation (EU) 1007/2011). */
export type Composition = readonly FibreShare[]

/** Reads a composition fact; undefined when it is missing. Check it with `faultsInComposition` where it enters. */
export function compositionIn(value: FactValue | undefined): Composition | undefined {
  const shares = listIn(value).flatMap((one) => {
    if (one === null || typeof one !== 'object' || !('fibre' in one)) return []
    const { fibre, basisPoints } = one
    return typeof fibre === 'string' && typeof basisPoints === 'number'
      ? [{ fibre, basisPoints }]
      : []
  })
  return shares.length === 0 ? undefined : shares
}

/** One share of a composition in words: `60 % Cotton`. */
export function fibreShareIn(part: FactValue): Saying | undefined {
  const [share] = compositionIn([part]) ?? []
  if (share === undefined) return undefined
  const fibre = fibreNames[share.fibre] ?? share.fibre
  return {
    says: 'count_share',
    values: { percent: canonicalDecimal(percentOf(share.basisPoints)), fibre },
  }
}

/** Everything that is wrong with a composition that a person or instrument gives; none when it is left out. */
export function faultsInComposition(
  value: FactValue | undefined,
  pointer: string,
): readonly Fault[] {
  if (value === undefined) return []
  const shares = compositionIn(value) ?? []
  const faults = shares
    .filter(({ fibre }) => !Object.hasOwn(fibreNames, fibre))
    .map(({ fibre }) => unknownFibre(fibre))
    .map(({ says, values }) => faultOf(pointer, says, values))
  const named = new Set(shares.map(({ fibre }) => fibre))
  if (named.size < shares.length || shares.length < listIn(value).length || shares.length === 0) {
    faults.push(faultOf(pointer, 'composition_unreadable'))
  }
  if (shares.some(({ basisPoints }) => basisPoints < 1)) {
    faults.push(faultOf(pointer, 'share_too_small'))
  }
  const sum = shares.reduce((total, { basisPoints }) => total + basisPoints, 0)
  if (sum !== 10_000) {
    faults.push(faultOf(pointer, 'shares_not_whole', { sum }))
  }
  if (shares.some(({ basisPoints }, at) => basisPoints > (shares[at - 1]?.basisPoints ?? 10_000))) {
    faults.push(faultOf(pointer, 'shares_out_of_order'))
  }
  return faults
}

/**
 * Composition of several lots worked together, by grams: whole basis points that sum to 10,000 (largest remainder),
 * largest first. The grams times 10,000 MUST stay below 2^53.
 */
export function blendComposition(
  parts: readonly { readonly grams: number; readonly composition: Composition }[],
): Composition {
  const weights = new Map<string, number>()
  for (const { grams, composition } of parts) {
    for (const { fibre, basisPoints } of composition) {
      weights.set(fibre, (weights.get(fibre) ?? 0) + grams * basisPoints)
    }
  }
  const shares = apportion(10_000, [...weights.values()])
  return [...weights.keys()]
    .map((fibre, index) => ({ fibre, basisPoints: shares[index] ?? 0 }))
    .filter(({ basisPoints }) => basisPoints > 0)
    .sort((a, b) => b.basisPoints - a.basisPoints || (a.fibre < b.fibre ? -1 : 1))
}

/** Largest gap between two compositions in one fibre, in basis points. */
export function widestGap(one: Composition, other: Composition): number {
  const share = (composition: Composition, name: string) =>
    composition.find(({ fibre }) => fibre === name)?.basisPoints ?? 0
  const names = [...one, ...other].map(({ fibre }) => fibre)
  return Math.max(0, ...names.map((name) => Math.abs(share(one, name) - share(other, name))))
}

/** How far two statements of a composition may be apart, in basis points. */
export const compositionTolerance = {
  mostBasisPoints: 300,
  source: { basis: 'read', text: 'Regulation (EU) 1007/2011 Art. 20: 3 % manufacturing tolerance' },
} as const

/** Largest gap between a composition and the fibres that the ledger holds, in basis points; 0 where either says nothing. */
export function gapFromContent(content: Content, composition: Composition | undefined): number {
  const held = Object.entries(content).filter(([name]) => name.startsWith('fibre:'))
  const total = held.reduce((sum, [, amount]) => sum + amount, 0)
  if (composition === undefined || total === 0) return 0
  const shares = apportion(
    10_000,
    held.map(([, amount]) => amount),
  )
  const own = held.map(([name], at) => ({ fibre: name.slice(6), basisPoints: shares[at] ?? 0 }))
  return widestGap(own, composition)
}
