import { z } from '@hono/zod-openapi'
import { claimStandards, claimUses } from '../../domain/claim/claim-standards.ts'
import { recycledClasses } from '../../domain/claim/recycled-class.ts'
import { right } from '../../domain/right.ts'
import { gramsSchema, idSchema, textSchema } from '../http/fields.ts'
import { wordsSchema } from '../http/schemas.ts'
import { endSchema, gramsByClassSchema, modelSchema, sharesSchema } from './credit-schemas.ts'

/** A standard and its version out of those that are known. */
export const standardFields = {
  standard: textSchema().openapi({ example: 'RCS' }),
  version: textSchema().openapi({ example: '2.0' }),
}

/** Standards that a claim or a certificate may be made under, each with its version. */
export const knownStandards = claimStandards.map(({ name, version }) => `${name} ${version}`)

/** A claim for goods: what they are said to be, and which credits stand behind it. */
export const claimRequestSchema = z
  .strictObject({
    id: idSchema(),
    ...standardFields,
    use: z.enum(claimUses),
    netGrams: gramsSchema().describe('Net mass of the goods, such as what a shipment holds'),
    shares: sharesSchema,
    draws: z
      .array(z.strictObject({ credit: idSchema(), grams: gramsSchema() }))
      .min(1)
      .max(1_000)
      .refine(
        (draws) => new Set(draws.map(({ credit }) => credit)).size === draws.length,
        right('right_credits_once'),
      )
      .describe('Class by class they sum to net mass × share, rounded up'),
    reference: textSchema().optional().describe('Such as an invoice or a delivery note'),
  })
  .openapi('ClaimRequest')

/** A claim as it was made. */
export const claimSchema = z
  .object({
    id: z.string(),
    standard: z.string(),
    version: z.string(),
    use: z.enum(claimUses),
    model: modelSchema.describe('The least strict of the credits behind it'),
    netGrams: z.int(),
    shares: z.object({ pre_consumer: z.int(), post_consumer: z.int() }),
    certifiedGrams: gramsByClassSchema,
    draws: z
      .array(z.object({ credit: z.string(), class: z.enum(recycledClasses), grams: z.int() }))
      .readonly(),
    wording: z
      .object({ statement: wordsSchema, limits: wordsSchema })
      .describe('What may be said of the goods, and what must be said with it'),
    reference: z.string().nullable(),
    certificate: z.string().nullable().describe('Transaction certificate that went out on it'),
    end: endSchema.nullable().describe('That it was ended as made in error; null while it stands'),
    createdTime: z.string(),
  })
  .openapi('Claim')
