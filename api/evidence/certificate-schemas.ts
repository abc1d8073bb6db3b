import { z } from '@hono/zod-openapi'
import { recycledClasses } from '../../domain/claim/recycled-class.ts'
import { right } from '../../domain/right.ts'
import { dateSchema, gramsSchema, idSchema, textSchema } from '../http/fields.ts'
import { standardFields } from './claim-schemas.ts'
import { gramsByClassSchema, sharesSchema } from './credit-schemas.ts'

const scopeFields = {
  body: textSchema().describe('Certification body'),
  number: textSchema(),
  holder: textSchema().describe('Who is certified: your organisation or a supplier'),
  ...standardFields,
  validFrom: dateSchema(),
  validTo: dateSchema(),
}

const statusFields = { status: z.enum(['issued', 'suspended', 'withdrawn']), since: dateSchema() }

/** A scope certificate with what it is from a day on. */
export const scopeRequestSchema = z
  .strictObject({ ...scopeFields, ...statusFields })
  .refine(({ validFrom, validTo }) => validFrom <= validTo, {
    path: ['validTo'],
    message: right('right_day_on_or_after', { name: 'validFrom' }),
  })
  .openapi('ScopeCertificateRequest')

/** A scope certificate with the history of its status. */
export const scopeSchema = z
  .object({
    body: z.string(),
    number: z.string(),
    holder: z.string(),
    standard: z.string(),
    version: z.string(),
    validFrom: z.string(),
    validTo: z.string(),
    statuses: z.array(z.object({ status: z.string(), since: z.string() })).readonly(),
  })
  .openapi('ScopeCertificate')

const drawSchema = z
  .strictObject({ certificate: idSchema(), class: z.enum(recycledClasses), grams: gramsSchema() })
  .describe('Certified grams drawn from a certificate that came in')

/** A transaction certificate as it came in or went out. */
export const transactionRequestSchema = z
  .strictObject({
    id: idSchema(),
    direction: z.enum(['in', 'out']),
    number: textSchema(),
    scope: z
      .strictObject({ body: textSchema(), number: textSchema() })
      .describe("The seller's scope certificate, of the same body"),
    seller: textSchema(),
    buyer: textSchema(),
    shipDate: dateSchema().describe('Earliest day on the transport document'),
    papers: z
      .strictObject({
        consignee: textSchema().optional(),
        invoice: textSchema().optional(),
        transportDocument: textSchema().optional(),
      })
      .default({}),
    lines: z
      .array(
        z.strictObject({ product: textSchema(), netGrams: gramsSchema(), shares: sharesSchema }),
      )
      .min(1, right('right_lines_some'))
      .max(1_000),
    claim: idSchema().optional().describe('Out: the claim behind it, once only'),
    inputs: z
      .array(drawSchema)
      .min(1)
      .max(1_000)
      .optional()
      .describe('Out: what is passed on of certificates that came in, when there is no claim'),
  })
  .refine(
    ({ direction, claim, inputs }) =>
      [claim, inputs].filter((basis) => basis !== undefined).length ===
      (direction === 'out' ? 1 : 0),
    right('right_claim_or_inputs'),
  )
  .openapi('TransactionCertificateRequest')

/** A transaction certificate with what is left of one that came in. */
export const transactionSchema = z
  .object({
    id: z.string(),
    direction: z.enum(['in', 'out']),
    number: z.string(),
    scope: z.object({ body: z.string(), number: z.string() }),
    standard: z.string(),
    version: z.string(),
    seller: z.string(),
    buyer: z.string().nullable().describe('Null for authorities, of what was sold'),
    shipDate: z.string(),
    papers: z.record(z.string(), z.string()),
    lines: z
      .array(z.object({ product: z.string(), netGrams: z.int(), shares: sharesSchema }))
      .readonly(),
    claim: z.string().nullable(),
    inputs: z
      .array(z.object({ certificate: z.string(), class: z.enum(recycledClasses), grams: z.int() }))
      .readonly(),
    leftGrams: gramsByClassSchema
      .nullable()
      .describe('Certified grams that nothing has drawn yet, without an expiry; null for "out"'),
  })
  .openapi('TransactionCertificate')
