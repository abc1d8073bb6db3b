import { textIn, wholesIn } from '../../../domain/fact-values.ts'
import type { Facts } from '../../../domain/field.ts'
import type { OriginGrams } from '../recycled-share.ts'

/** The proportion of classes in a batch; a lot of one class is all of that class. */
export function recipeOf(context: Facts): OriginGrams {
  const only = textIn(context, 'originClass')
  const grams = wholesIn(context, 'originGrams') ?? (only === undefined ? {} : { [only]: 1 })
  return {
    pre_consumer: grams.pre_consumer ?? 0,
    post_consumer: grams.post_consumer ?? 0,
    virgin: grams.virgin ?? 0,
  }
}
