import { type ExcludedSubstance, mayBeExcluded } from './exclusions.ts'
import { bornOf, massOf, type Weighed, wholeMass } from './mass-of.ts'
import { isMet, percentFor } from './met-target.ts'
import {
  type ChemistryGroup,
  type RecoveredElement,
  type Sourced,
  type Target,
  targetsOn,
} from './targets.ts'

/** One fraction of a recycling process, by what became of it. */
export type Fraction = Weighed & {
  /** The recycler takes this mass out of the efficiency formula, where the law still lets it. */
  readonly excludedByRecycler?: boolean | ExcludedSubstance
} & (
    | { readonly kind: 'input' }
    /** Reagents: in the balance of mass, and never in a rate. */
    | { readonly kind: 'addition' }
    | {
        readonly kind: 'output'
        readonly endOfWaste: boolean
        readonly substitutesPrimary: boolean
        readonly destination?: string
      }
    /** Black mass, alloy, slag: only what the next recycler certifies as its output ever counts. */
    | { readonly kind: 'intermediate'; readonly certified?: Weighed & { certificateId: string } }
    | { readonly kind: 'loss'; readonly reason: string }
  )

/** Why a target can be called neither met nor missed yet. */
export type OpenReason =
  | 'nothing-came-in'
  | 'more-came-out-than-in'
  | 'mass-not-balanced'
  | 'input-not-assayed'
  | 'output-not-assayed'
  | 'intermediate-without-certificate'

/** One rate against one target: `counted` over `input`, grams for efficiency, milligrams for elements. */
export type Rate = {
  readonly target: Target
  readonly status: 'pass' | 'fail' | 'open'
  readonly openBecause: readonly OpenReason[]
  /** Percent with two decimals, or more beside a miss, for reading only; null when the input is not known. */
  readonly percent: string | null
  readonly counted: bigint
  readonly input: bigint
}

export type RecyclingRates = {
  /** Recycling efficiency first, then each element that came in; nothing is averaged. */
  readonly rates: readonly Rate[]
  /** Input minus output, intermediate and loss; beyond the tolerance the lot cannot close. */
  readonly differenceGrams: bigint
  readonly balanced: boolean
}

/**
 * Recycling efficiency and material recovery of one chemistry group against the targets binding on
 * `on` (ISO date, the end of the period), compared unrounded. Outputs count when they ended being
 * waste, replace primary material and have a destination. Elements that never came in have no rate.
 * Throws RangeError for masses that are not whole or are below zero.
 */
export function recyclingRates(
  fractions: readonly Fraction[],
  { chemistry, on }: { chemistry: ChemistryGroup; on: string },
): RecyclingRates {
  const incoming = sumOf(fractions.filter(isIncoming), massOf).amount
  const outgoing = sumOf(
    fractions.filter((fraction) => !isIncoming(fraction)),
    massOf,
  ).amount
  const differenceGrams = incoming - outgoing
  const size = differenceGrams < 0n ? -differenceGrams : differenceGrams
  const balanced = 100n * size <= recyclingRules.massBalancePercent.value * incoming
  const isTaken = (fraction: Fraction) => !isExcluded(fraction, on)
  const rates = targetsOn(on).flatMap((target) => {
    if (target.metric === 'recycled-content') return []
    if (target.metric === 'material-recovery') {
      const amountOf = (weighed: Weighed) => elementOf(weighed, target.subject)
      return rateOf(target, partsOf(fractions, amountOf), balanced) ?? []
    }
    if (target.subject !== chemistry) return []
    return rateOf(target, partsOf(fractions.filter(isTaken), bornOf), balanced) ?? []
  })
  return { rates, differenceGrams, balanced }
}

/** Figures of the computation that are no dated targets. */
export const recyclingRules = {
  massBalancePercent: {
    value: 2n,
    source: { basis: 'house', text: 'House rule for closing a recycling lot' },
  },
} as const satisfies Record<string, Sourced & { value: bigint }>

/** A substance that nobody named is held to the shortest of the terms. */
function isExcluded({ excludedByRecycler = false }: Fraction, on: string): boolean {
  if (excludedByRecycler === false) return false
  return mayBeExcluded(excludedByRecycler === true ? 'carbon' : excludedByRecycler, on)
}

/** A sum, and whether a part of it was never assayed. */
type Sum = { readonly amount: bigint; readonly isComplete: boolean }
/** The sums of one dimension: `pending` lies in intermediates that nobody has certified. */
type Parts = { readonly input: Sum; readonly counted: Sum; readonly pending: Sum }

function partsOf(
  fractions: readonly Fraction[],
  amountOf: (weighed: Weighed) => bigint | undefined,
): Parts {
  const intermediates = fractions.filter((fraction) => fraction.kind === 'intermediate')
  const certificates = intermediates.flatMap(({ certified }) => certified ?? [])
  const uncertified = intermediates.filter(({ certified }) => certified === undefined)
  return {
    input: sumOf(fractions.filter(isInput), amountOf),
    counted: sumOf([...fractions.filter(isCounted), ...certificates], amountOf),
    pending: sumOf(uncertified, amountOf),
  }
}

function rateOf(target: Target, parts: Parts, balanced: boolean): Rate | undefined {
  const input = parts.input.amount
  const counted = parts.counted.amount
  const isAbsent = parts.input.isComplete && input === 0n && counted === 0n
  if (target.metric === 'material-recovery' && isAbsent) return undefined
  const isKnown = parts.input.isComplete && input > 0n
  const percent = isKnown ? percentFor(target, counted, input) : null
  const figures = { target, percent, counted, input }
  const doubts = doubtsIn(parts, balanced)
  if (doubts.length > 0) return { ...figures, status: 'open', openBecause: doubts }
  if (isMet(target, counted, input)) return { ...figures, status: 'pass', openBecause: [] }
  const openBecause = hopesFor(target, parts)
  return { ...figures, status: openBecause.length > 0 ? 'open' : 'fail', openBecause }
}

/** What makes any answer worthless, so that not even a pass is said. */
function doubtsIn({ input, counted, pending }: Parts, balanced: boolean): OpenReason[] {
  const doubts: OpenReason[] = []
  const outgoing = 100n * (counted.amount + pending.amount)
  const ceiling = (100n + recyclingRules.massBalancePercent.value) * input.amount
  if (!input.isComplete) doubts.push('input-not-assayed')
  else if (input.amount === 0n) doubts.push('nothing-came-in')
  else if (outgoing > ceiling) doubts.push('more-came-out-than-in')
  if (!balanced) doubts.push('mass-not-balanced')
  return doubts
}

/** What could still turn a miss into a pass. */
function hopesFor(target: Target, { input, counted, pending }: Parts): OpenReason[] {
  const hopes: OpenReason[] = []
  if (!counted.isComplete) hopes.push('output-not-assayed')
  const couldBeMet = isMet(target, counted.amount + pending.amount, input.amount)
  if (!pending.isComplete || couldBeMet) hopes.push('intermediate-without-certificate')
  return hopes
}

function isIncoming(fraction: Fraction): boolean {
  return fraction.kind === 'input' || fraction.kind === 'addition'
}

function isInput(fraction: Fraction): boolean {
  return fraction.kind === 'input'
}

function isCounted(fraction: Fraction): boolean {
  if (fraction.kind !== 'output') return false
  return fraction.endOfWaste && fraction.substitutesPrimary && Boolean(fraction.destination?.trim())
}

function elementOf({ elementMilligrams }: Weighed, element: RecoveredElement): bigint | undefined {
  const amount = elementMilligrams?.[element]
  return amount === undefined ? undefined : wholeMass(amount)
}

function sumOf(weighed: readonly Weighed[], amountOf: (one: Weighed) => bigint | undefined): Sum {
  const amounts = weighed.map(amountOf)
  return {
    amount: amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n),
    isComplete: !amounts.includes(undefined),
  }
}
