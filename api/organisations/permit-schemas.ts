import { z } from '@hono/zod-openapi'
import { right } from '../../domain/right.ts'
import { dateSchema, gramsSchema, idSchema, textSchema } from '../http/fields.ts'

const fields = {
  id: idSchema(),
  number: textSchema(),
  issuer: textSchema().openapi({ example: 'EPD' }),
  destination: z
    .string()
    .regex(/^[A-Z]{2}$/, right('right_country', { example: 'KR' }))
    .openapi({ description: 'Country of destination, ISO 3166', example: 'KR' }),
  consents: z
    .array(textSchema())
    .max(20)
    .describe('References of the consents of transit and destination'),
  validFrom: dateSchema(),
  validUntil: dateSchema(),
  totalGrams: gramsSchema().describe('What may leave on it altogether'),
}

/** An export permit as somebody puts it on record. */
export const permitRequestSchema = z
  .strictObject({ ...fields, consents: fields.consents.default([]) })
  .refine(({ validFrom, validUntil }) => validFrom <= validUntil, {
    path: ['validUntil'],
    message: right('right_day_on_or_after', { name: 'validFrom' }),
  })
  .openapi('ExportPermitRequest')

/** An export permit with what is left of it. */
export const permitSchema = z
  .object({
    ...fields,
    leftGrams: z.int().describe('What no hand-over has drawn yet'),
    endedTime: z.string().nullable().describe('When it was withdrawn, UTC; null while it stands'),
    endNote: z.string().nullable().describe('Why it was withdrawn'),
  })
  .openapi('ExportPermit')

/** Why a permit is withdrawn. */
export const permitEndSchema = z.strictObject({ note: textSchema() }).openapi('ExportPermitEnd')
