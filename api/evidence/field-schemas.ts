import { z } from '@hono/zod-openapi'
import { custodyModels } from '../../domain/claim/custody-model.ts'
import { mostGrams } from '../../domain/limits.ts'
import { wordSchema } from '../http/query.ts'

/** A UUID that the sender chose: the same id again with the same content gives the first answer again. */
export function idSchema() {
  return z
    .string()
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'expected a UUID')
    .transform((text) => text.toLowerCase())
    .openapi({ type: 'string', format: 'uuid', example: '018f6f6e-8c1a-7f3e-9d55-2f6a0c3b7e10' })
}

/** Whole grams above 0. */
export function gramsSchema() {
  const message = `expected whole grams from 1 to ${mostGrams}`
  return z.int(message).min(1, message).max(mostGrams, message)
}

/** A model that may be recorded; book and claim is told why not. */
export const modelSchema = z.enum(
  custodyModels,
  `expected one of ${custodyModels.join(', ')}; under book and claim paper flows apart from the goods, so it is not recorded`,
)

const shareMessage = 'expected basis points from 0 to 10000'
const basisPoints = () =>
  z.int(shareMessage).min(0, shareMessage).max(10_000, shareMessage).default(0)

/** Recycled shares in basis points, the two classes always apart. */
export const sharesSchema = z
  .strictObject({ pre_consumer: basisPoints(), post_consumer: basisPoints() })
  .refine(({ pre_consumer, post_consumer }) => {
    const sum = pre_consumer + post_consumer
    return sum > 0 && sum <= 10_000
  }, 'expected shares of more than 0 and at most 10000 basis points together')
  .openapi('RecycledShares')

/** Grams of each class. */
export const gramsByClassSchema = z
  .object({ pre_consumer: z.int(), post_consumer: z.int() })
  .openapi('GramsByClass')

/** Text of 1 to 200 characters without a space at either end. */
export function textSchema() {
  return wordSchema().transform((text) => text.trim().normalize('NFC'))
}

const day = /^\d{4}-\d{2}-\d{2}$/

/** A calendar day. */
export function dateSchema() {
  return z
    .string()
    .refine(
      (text) => day.test(text) && new Date(text).toJSON()?.startsWith(text) === true,
      'expected a day such as 2026-11-22',
    )
    .openapi({ type: 'string', format: 'date', example: '2026-11-22' })
}
