import { z } from '@hono/zod-openapi'
import { custodyModels } from '../../domain/claim/custody-model.ts'
import { right } from '../../domain/right.ts'

/** A model that may be recorded; book and claim is told why not. */
export const modelSchema = z.enum(
  custodyModels,
  right('right_custody_model', { names: custodyModels }),
)

const shareAllowed = right('right_basis_points')
const basisPoints = () =>
  z.int(shareAllowed).min(0, shareAllowed).max(10_000, shareAllowed).default(0)

/** Recycled shares in basis points, the two classes always apart. */
export const sharesSchema = z
  .strictObject({ pre_consumer: basisPoints(), post_consumer: basisPoints() })
  .refine(({ pre_consumer, post_consumer }) => {
    const sum = pre_consumer + post_consumer
    return sum > 0 && sum <= 10_000
  }, right('right_shares'))
  .openapi('RecycledShares')

/** Grams of each class. */
export const gramsByClassSchema = z
  .object({ pre_consumer: z.int(), post_consumer: z.int() })
  .openapi('GramsByClass')
