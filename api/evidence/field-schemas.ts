import { z } from '@hono/zod-openapi'
import { custodyModels } from '../../domain/claim/custody-model.ts'

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
