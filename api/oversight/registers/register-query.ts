import { z } from '@hono/zod-openapi'
import { type RegisterName, registers } from '../../../domain/register/registers.ts'
import { languages } from '../../../domain/words.ts'
import { cursorSchema } from '../../http/cursor.ts'
import { idSchema } from '../../http/fields.ts'
import { codeSchema, limitSchema, wordSchema } from '../../http/query.ts'
import { checkPeriod, periodShape } from '../../inventory/reports/period-schema.ts'
import { flowQuerySchema } from '../flow/make-flow-report.ts'
import { scopeShape } from '../scope.ts'

const names = Object.keys(registers) as [RegisterName, ...RegisterName[]]

/** Which register. */
export const registerParams = z.object({
  register: z.enum(names).openapi({ example: 'incoming' }),
})

const filterShape = {
  ...scopeShape,
  ...periodShape,
  timeZone: flowQuerySchema.shape.timeZone,
  asOf: flowQuerySchema.shape.asOf.openapi({
    description:
      'As it stood then: only what was recorded up to this moment. What papers and hand-overs say is as of now',
    example: '2026-11-20T00:00:00+08:00',
  }),
  facility: wordSchema().optional().openapi({ description: 'Code of a facility', example: 'A' }),
  partner: wordSchema().optional().openapi({
    description:
      'Short name, or a whole name in any language, of the organisation on the other side, or of one that carried',
  }),
  stream: wordSchema().optional().openapi({ example: 'battery' }),
  kind: wordSchema().optional().openapi({ example: 'pack' }),
  material: wordSchema().optional().openapi({ example: 'NMC' }),
  batch: codeSchema().optional().openapi({ description: 'Code of a batch' }),
  cameOf: idSchema()
    .optional()
    .openapi({ description: 'Id of a batch: only it, and what came out of it, whoever has it' }),
  ticket: wordSchema()
    .optional()
    .openapi({ description: 'Number of a trip ticket, delivery note or dispatch document' }),
  permit: wordSchema().optional().openapi({ description: 'Number of an export permit' }),
  late: yesSchema().openapi({ description: 'Only what missed a deadline' }),
  refused: yesSchema().openapi({ description: 'Only what was refused, all of it or a part' }),
}

/** What a register may be asked for. */
export const registerFilterSchema = z.strictObject(filterShape).superRefine(checkPeriod)

/** The same, a page at a time. */
export const registerPageSchema = z
  .strictObject({ ...filterShape, limit: limitSchema(1_000, 100), cursor: cursorSchema.optional() })
  .superRefine(checkPeriod)

/** The same as a file, whose words are in a language. */
export const registerFileSchema = z
  .strictObject({
    ...filterShape,
    lang: z
      .enum(languages, `expected one of ${languages.join(', ')}`)
      .optional()
      .describe('Language of headings and words; that of `Accept-Language` when absent'),
  })
  .superRefine(checkPeriod)

export type AskedRegister = z.output<typeof registerFilterSchema>

/** `yes`; left out, it does not matter. */
function yesSchema() {
  return z
    .enum(['yes', 'no'])
    .optional()
    .transform((said) => said === 'yes')
}
