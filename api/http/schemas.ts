import { z } from '@hono/zod-openapi'
import { refusalCodes } from '../../domain/refusal.ts'

/** What is wrong, where, and what would be right. */
export const faultSchema = z
  .object({
    pointer: z.string().describe('JSON pointer into what was sent (RFC 6901)'),
    message: z.string(),
    says: z.string().describe('Which rule says no'),
    values: z
      .record(z.string(), z.any())
      .optional()
      .describe(
        'What the message names: a code or number such as {"grams": 1200}, several codes, or {"says", "values"} of a further rule',
      ),
  })
  .openapi('Fault')

/** Problem details of RFC 9457 with every fault named. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(refusalCodes),
    faults: z.array(faultSchema),
  })
  .openapi('Problem')

const refused = {
  description: 'Why not, with every fault named',
  content: { 'application/problem+json': { schema: problemSchema } },
} as const

/** What every route may answer instead. Two ranges, so that `ok` tells the typed client which of both it has. */
export const refusals = { '4XX': refused, '5XX': refused } as const

/** Milligrams by what is inside. */
export const contentSchema = z
  .record(z.string(), z.int())
  .describe('Whole milligrams of what is inside, such as {"element:Li": 1200}')

/** One phrase in every language of the deployment. */
export const wordsSchema = z
  .object({ en: z.string(), 'zh-Hant': z.string(), 'zh-Hans': z.string() })
  .openapi('Words')

/** The receipt of a scan that is recorded. */
export const acceptedSchema = z
  .object({
    id: z.string(),
    status: z.enum(['accepted', 'duplicate']),
    digest: z.string().describe('SHA-256 of the sealed event, base64url'),
    recordTime: z.string(),
    batches: z
      .array(
        z.object({
          code: z.string().optional(),
          batch: z.string(),
          state: z.string(),
          seq: z.int(),
        }),
      )
      .readonly(),
    decisions: z.record(z.string(), z.unknown()),
    warnings: z.array(z.string()).readonly(),
    warned: z
      .array(z.object({ says: z.string(), values: z.record(z.string(), z.any()) }))
      .readonly()
      .optional()
      .describe(
        'The rule of each of the warnings and what its sentence names, so that it can be said in another language later; absent where there are none, or one is of before it was kept',
      ),
  })
  .openapi('Accepted')

const refusedSchema = z
  .object({
    id: z.string().nullable(),
    status: z.literal('refused'),
    code: z.enum(refusalCodes),
    faults: z.array(faultSchema),
  })
  .openapi('Refused')

/** A scan that is kept until the persons have signed whom its stage asks for. */
export const proposedSchema = z
  .object({
    id: z.string(),
    status: z.literal('proposed'),
    approval: z.uuid().describe('Under it others sign: POST /approvals/{id}'),
    missing: z.int().describe('How many persons must still sign'),
    expires: z.string(),
  })
  .openapi('Proposed')

/** The answer to one scan. */
export const receiptSchema = z
  .discriminatedUnion('status', [acceptedSchema, refusedSchema])
  .openapi('Receipt')

/** Where a figure or rule comes from. */
export const sourceSchema = z
  .object({ basis: z.enum(['read', 'secondary', 'remembered', 'house']), text: z.string() })
  .openapi('Source')

const levelShape = {
  kind: z.string(),
  label: wordsSchema,
  source: sourceSchema,
  level: z.string().optional().describe('As the scheme names the level'),
}

/** A competence as certificates name it. */
export const competenceSchema = z
  .object({
    ...levelShape,
    includedIn: z.array(z.string()).readonly().optional().describe('Higher kinds that serve too'),
    graver: z
      .object({
        competence: z.object(levelShape),
        when: z.record(z.string(), z.array(z.union([z.string(), z.boolean()])).readonly()),
      })
      .optional()
      .describe('Asked in its place where goods carry one of these facts'),
  })
  .openapi('Competence')
