import { z } from '@hono/zod-openapi'
import { right } from '../../domain/right.ts'
import { cursorSchema, nextSchema } from '../http/cursor.ts'
import { codeSchema, limitSchema } from '../http/query.ts'
import { competenceSchema, wordsSchema } from '../http/schemas.ts'
import { dangerSchema } from './danger.ts'
import { openRecallSchema } from './open-recall.ts'

const stageName = /^[a-z][a-z0-9_]{0,63}\.[a-z][a-z0-9_]{0,63}$/

/** What a work list may be asked for. */
export const workListQuerySchema = z.strictObject({
  facility: codeSchema()
    .optional()
    .describe("Code of the facility; the station's own, or the only one, when absent"),
  stage: z
    .string()
    .regex(stageName, right('right_stage'))
    .optional()
    .describe('One stage, as `stream.stage`; all that the caller may record when absent'),
  limit: limitSchema(200, 50),
  cursor: cursorSchema.optional(),
})

const waitingSchema = z.object({
  code: z.string(),
  kind: z.string(),
  material: z.string(),
  state: z.string(),
  massGrams: z.int().nullable(),
  since: z.string().describe('Time of its last event'),
  danger: dangerSchema.nullable(),
  recalls: z.array(openRecallSchema).readonly().describe('The greatest risk first'),
})

/** What waits at one facility, by stage. */
export const workListSchema = z
  .object({
    facility: z.string(),
    recalled: z
      .array(waitingSchema.extend({ stream: z.string() }))
      .readonly()
      .describe(
        'What lies there and must not go on, whatever waits: at most 100. Under a stage that would bring it nearer to use again it is not listed',
      ),
    stages: z
      .array(
        z.object({
          stream: z.string(),
          stage: z.string(),
          label: wordsSchema.describe('As a history says it: Tested'),
          action: wordsSchema.describe('As a button says it: Test'),
          competence: competenceSchema.nullable(),
          persons: z.int().describe('How many persons sign it'),
          needs: z
            .array(z.object({ name: z.string(), label: wordsSchema, unit: z.string().optional() }))
            .readonly()
            .describe('Facts that its scan must carry'),
          batches: z.array(waitingSchema).readonly(),
        }),
      )
      .readonly()
      .describe(
        'In the order of the tables; each with the batches of this page, longest wait first',
      ),
    next: nextSchema,
  })
  .openapi('WorkList')
