import { type KnownMass, massBounds, type TrustedMass } from './mass-bounds.ts'

/** A batch that went into a process: the grams taken of it, and what of its mass was trusted. */
export type Drawn = KnownMass

/** What went into a process and came out of it. */
export interface Passed {
  readonly drawn: readonly Drawn[]
  readonly addedGrams: number
  /** Outputs and losses together. */
  readonly outGrams: number
  /** What the process itself may leave unexplained, in basis points of what went in. */
  readonly toleranceBasisPoints: number
}

/** Grams as exact as proportions need them: a thousand-millionth of a gram, half rounded up. */
const parts = 1_000_000_000n

/**
 * What is trusted of everything that a process made, as a proportion of it: what was trusted of all that went in. So what the
 * allowances of many stages let pass adds up along the way, also through splits; undefined where it is the mass itself.
 */
export function trustedOfMade({ drawn, addedGrams, outGrams }: Passed): TrustedMass | undefined {
  const trusted = trustedIn(drawn, addedGrams)
  if (outGrams === 0 || trusted === BigInt(outGrams) * parts) return undefined
  if (trusted % parts === 0n) return { grams: Number(trusted / parts), ofGrams: outGrams }
  // In milligrams where they are small enough to stay exact; only the proportion counts.
  const unit = outGrams <= 1_000_000_000 ? 1_000n : 1n
  const size = parts / unit
  return {
    grams: Number((trusted * 2n + size) / (size * 2n)),
    ofGrams: outGrams * Number(unit),
  }
}

/**
 * Whether small allowances have come to a large one: what came out is further from what is trusted of all that went in than a
 * note can explain, the stage's own allowance included, and this process led further away from it.
 */
export function isDrifted(passed: Passed): boolean {
  const { drawn, addedGrams, outGrams, toleranceBasisPoints } = passed
  const trusted = trustedIn(drawn, addedGrams)
  const wentIn = BigInt(drawn.reduce((sum, { massGrams }) => sum + massGrams, addedGrams))
  const gap = distance(BigInt(outGrams) * parts, trusted)
  if (gap <= distance(wentIn * parts, trusted)) return false
  return gap * 10_000n > trusted * BigInt(massBounds.notedBasisPoints + toleranceBasisPoints)
}

/** Trusted grams of all that went in, half rounded up, for reading only. */
export function trustedGramsIn({ drawn, addedGrams }: Passed): number {
  return Number((trustedIn(drawn, addedGrams) * 2n + parts) / (parts * 2n))
}

function trustedIn(drawn: readonly Drawn[], addedGrams: number): bigint {
  return drawn.reduce(
    (sum, { massGrams, trusted }) => sum + share(massGrams, trusted),
    BigInt(addedGrams) * parts,
  )
}

function share(massGrams: number, trusted: TrustedMass | undefined): bigint {
  if (trusted === undefined || trusted.ofGrams === 0) return BigInt(massGrams) * parts
  const whole = BigInt(trusted.ofGrams)
  return (BigInt(massGrams) * BigInt(trusted.grams) * parts * 2n + whole) / (whole * 2n)
}

function distance(one: bigint, other: bigint): bigint {
  return one < other ? other - one : one - other
}
