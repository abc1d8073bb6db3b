import { z } from '@hono/zod-openapi'
import { right } from '../../domain/right.ts'
import { idSchema, reasonSchema } from '../http/fields.ts'
import { codeSchema } from '../http/query.ts'
import { acceptedSchema } from '../http/schemas.ts'

/** An event that was a mistake, why, and what is right instead. */
export const correctionRequestSchema = z
  .strictObject({
    id: idSchema(),
    event: idSchema().describe('The event that is taken back: the last that stands on its batches'),
    reason: reasonSchema(right('right_reason')),
    facility: codeSchema()
      .optional()
      .describe('Where it is corrected; that of the event when absent'),
    replacement: z
      .record(z.string(), z.unknown())
      .optional()
      .describe(
        'The scan that is right, as POST /scans takes it, without an id; stream and facility as in the event when absent',
      ),
  })
  .openapi('CorrectionRequest')
export type CorrectionRequest = z.output<typeof correctionRequestSchema>

/** What became of it: both receipts, or no correction at all. */
export const correctionAnswerSchema = z
  .object({
    id: z.string(),
    reversal: acceptedSchema,
    replacement: acceptedSchema.nullable(),
  })
  .openapi('Correction')
