import { apportion } from '../../domain/apportion.ts'
import type { Share } from '../../domain/claim/share.ts'

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

/** Recycled share of a recipe, both classes together, exact; of nothing, nothing is recycled. */
export function recycledShare({ pre_consumer, post_consumer, virgin }: OriginGrams): Share {
  const part = pre_consumer + post_consumer
  return { part, whole: Math.max(part + virgin, 1) }
}
