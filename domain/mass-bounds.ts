import { houseRule } from './source.ts'

/**
 * How far an asserted mass may be from the known one, in basis points of the known one: for a weighing against what is on
 * record and for an acceptance against what was sent. A bound itself still belongs to the milder side.
 */
export const massBounds = {
  version: 1,
  /** Two scales may differ so much without a word. */
  silentBasisPoints: 100,
  /** So far with a warning and a note that explains it. */
  notedBasisPoints: 500,
  /** So far with a second person who has the right to supervise; beyond it nobody may assert the mass. */
  supervisedBasisPoints: 5_000,
  source: houseRule(
    'To 1 % in silence, to 5 % with a note, to 50 % with a second person, beyond that and 0 g never',
  ),
} as const

/** What an asserted mass asks for. */
export type MassBand = 'silent' | 'noted' | 'supervised' | 'beyond'

/**
 * A mass that nobody has to answer for any more: what came in or was made, or what a second person agreed to. Kept as a
 * proportion of the mass then on record, so that it stays true when a part is taken.
 */
export interface TrustedMass {
  readonly grams: number
  readonly ofGrams: number
}

/** The known mass that an assertion is held against; without `trusted`, the mass itself is what is trusted. */
export interface KnownMass {
  readonly massGrams: number
  readonly trusted?: TrustedMass | undefined
}

/**
 * What an asserted mass asks for, in whole numbers and exact. It is held against the trusted mass, so that many small steps
 * never come to what one step may not do. Below 100 g one gram is more than 1 %.
 */
export function massBand(assertedGrams: number, known: KnownMass): MassBand {
  if (assertedGrams === 0) return 'beyond'
  const [part, whole] = trustedShare(known)
  const gap = BigInt(assertedGrams) * whole - part
  const size = (gap < 0n ? -gap : gap) * 10_000n
  const { silentBasisPoints, notedBasisPoints, supervisedBasisPoints } = massBounds
  if (size <= part * BigInt(silentBasisPoints)) return 'silent'
  if (size <= part * BigInt(notedBasisPoints)) return 'noted'
  return size <= part * BigInt(supervisedBasisPoints) ? 'supervised' : 'beyond'
}

/** The trusted mass at the mass now on record, in whole grams, half rounded up. */
export function trustedGrams(known: KnownMass): number {
  const [part, whole] = trustedShare(known)
  return Number((part * 2n + whole) / (whole * 2n))
}

/** What is trusted after an assertion: the asserted mass itself once a second person agreed. */
export function trustedAfter(
  assertedGrams: number,
  known: KnownMass,
  isAgreed: boolean,
): TrustedMass {
  return { grams: isAgreed ? assertedGrams : trustedGrams(known), ofGrams: assertedGrams }
}

/** Gap from the known mass in percent with two places, for reading only: rounded up, so that what passes a bound never reads as on it. */
export function gapPercent(assertedGrams: number, known: KnownMass): string {
  const trusted = BigInt(trustedGrams(known))
  const gap = BigInt(assertedGrams) - trusted
  if (trusted === 0n) return '∞'
  const hundredths = ((gap < 0n ? -gap : gap) * 10_000n + trusted - 1n) / trusted
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}

function trustedShare({ massGrams, trusted }: KnownMass): readonly [part: bigint, whole: bigint] {
  if (trusted === undefined || trusted.ofGrams === 0) return [BigInt(massGrams), 1n]
  return [BigInt(massGrams) * BigInt(trusted.grams), BigInt(trusted.ofGrams)]
}
