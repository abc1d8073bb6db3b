import { apportion } from '../../domain/apportion.ts'

/** Grams that went into a recipe by class: pre- and post-consumer are never added up before they are shown. */
export type OriginGrams = {
  readonly pre_consumer: number
  readonly post_consumer: number
  readonly virgin: number
}

/** The three shares in basis points: whole, summing to exactly 10,000 (largest remainder). */
export function originBasisPoints(grams: OriginGrams): {
  readonly recycledPreBasisPoints: number
  readonly recycledPostBasisPoints: number
  readonly virginBasisPoints: number
} {
  const [recycledPreBasisPoints = 0, recycledPostBasisPoints = 0, virginBasisPoints = 0] =
    apportion(10_000, [grams.pre_consumer, grams.post_consumer, grams.virgin])
  return { recycledPreBasisPoints, recycledPostBasisPoints, virginBasisPoints }
}

/**
 * Recycled mass that an output may claim: floor(output × recycled input / total input), in grams and exact.
 * Rounded down always, so that the sum of many claims never passes what came in.
 */
export function claimableGrams(outputGrams: number, input: OriginGrams): number {
  const recycled = BigInt(input.pre_consumer + input.post_consumer)
  const total = recycled + BigInt(input.virgin)
  if (total === 0n) throw new RangeError('Cannot claim from "0" g of input: expected grams above 0')
  return Number((BigInt(outputGrams) * recycled) / total)
}

/**
 * Claimed output per claimed input as decimal text with six places, cut off and never rounded up. Above 1 it would
 * claim mass that never came in, which throws.
 */
export function conversionFactor(claimedGrams: number, feedGrams: number): string {
  if (feedGrams <= 0 || claimedGrams > feedGrams) {
    throw new RangeError(
      `Cannot convert "${feedGrams}" g into "${claimedGrams}" g: a factor is at most 1`,
    )
  }
  const millionths = (BigInt(claimedGrams) * 1_000_000n) / BigInt(feedGrams)
  return `${millionths / 1_000_000n}.${String(millionths % 1_000_000n).padStart(6, '0')}`
}
