import { z } from '@hono/zod-openapi'
import { custodyModels } from '../../domain/claim/custody-model.ts'
import { recycledClasses } from '../../domain/claim/recycled-class.ts'
import { right } from '../../domain/right.ts'
import { gramsSchema, idSchema, textSchema } from '../http/fields.ts'
import { codeSchema } from '../http/query.ts'

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

export type CreditRequest = z.output<typeof creditRequestSchema>

const evidenceSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('declaration'),
      declaration: textSchema().describe('Id of the reclaimed material declaration'),
    }),
    z.strictObject({
      kind: z.literal('certificate'),
      certificate: idSchema().describe('Transaction certificate that came in; it is drawn from'),
    }),
    z.strictObject({
      kind: z.literal('credit'),
      credit: idSchema().describe('Credit of the process that made the batch; it is drawn from'),
    }),
  ])
  .openapi('Evidence')

/** That a claim or a credit was ended, and what came back of it or was written off. */
export const endSchema = z
  .object({ note: z.string(), grams: z.int(), endedTime: z.string() })
  .openapi('EndInError')

/** Why a claim or a credit is ended. */
export const endRequestSchema = z.strictObject({ note: textSchema() }).openapi('EndRequest')

/** What is asked for: which inputs of which event are recycled, and why we may believe it. */
export const creditRequestSchema = z
  .strictObject({
    id: idSchema(),
    event: idSchema().describe('The recorded transformation'),
    class: z.enum(recycledClasses),
    model: modelSchema,
    material: textSchema().openapi({ example: 'cotton and polyester' }),
    inputs: z
      .array(
        z.strictObject({
          batch: codeSchema(),
          grams: gramsSchema()
            .optional()
            .describe('Recycled grams of this class in it; all that went in when absent'),
          evidence: evidenceSchema,
        }),
      )
      .min(1)
      .max(1_000),
  })
  .openapi('CreditRequest')

/** What is asked for a by-product: how much of which loss is sold after all. */
export const byProductRequestSchema = z
  .strictObject({
    id: idSchema(),
    credit: idSchema().describe('The credit of what the process made'),
    loss: textSchema()
      .describe('Reason under which the event names the loss')
      .openapi({ example: 'dust' }),
    grams: gramsSchema().describe('Grams of that loss that are sold after all'),
    material: textSchema().openapi({ example: 'cotton dust for filling' }),
  })
  .openapi('ByProductRequest')

/** A credit with what is left of it. */
export const creditSchema = z
  .object({
    id: z.string(),
    event: z.string(),
    class: z.enum(recycledClasses),
    model: modelSchema,
    material: z.string(),
    recycledInputGrams: z.int(),
    totalInputGrams: z.int(),
    outputGrams: z.int().describe('What the process made; of a by-product, its own grams'),
    claimableGrams: z.int().describe('floor(output × recycled input / total input)'),
    leftGrams: z.int().describe('What no claim and no later credit has drawn yet'),
    conversionFactor: z
      .string()
      .nullable()
      .describe('Claimable output per recycled input of this process, six places, cut off'),
    byProductOf: z
      .string()
      .nullable()
      .describe('Of a by-product: the credit of what the process made'),
    loss: z.string().nullable().describe('Of a by-product: the loss that it comes out of'),
    end: endSchema.nullable().describe('That it was ended as given in error; null while it stands'),
    isTakenBack: z.boolean().describe('The event was taken back: nothing can be drawn any more'),
    inputs: z
      .array(z.object({ batch: z.string(), grams: z.int(), evidence: evidenceSchema }))
      .readonly(),
    createdTime: z.string(),
  })
  .openapi('Credit')
