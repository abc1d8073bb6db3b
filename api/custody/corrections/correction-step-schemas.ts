import { z } from '@hono/zod-openapi'
import { mostBatches, mostGrams } from '../../../domain/limits.ts'
import { right } from '../../../domain/right.ts'
import type { HandOverCorrection } from '../../../web/pages/workplace/hand-over/view.ts'
import {
  answerDays,
  type CorrectionReason,
  type CorrectionState,
  type CorrectionStep,
  correctionReasons,
  correctionStates,
  correctionSteps,
} from '../../../workflows/correction.ts'
import { idSchema, textSchema } from '../../http/fields.ts'

const gramsAllowed = right('right_grams', { least: 0, most: mostGrams })
const wholeGrams = z.int(gramsAllowed).min(0, gramsAllowed).max(mostGrams, gramsAllowed)

const reasonNames = Object.keys(correctionReasons) as [CorrectionReason, ...CorrectionReason[]]
const stateNames = Object.keys(correctionStates) as [CorrectionState, ...CorrectionState[]]
const stepNames = Object.keys(correctionSteps) as [CorrectionStep, ...CorrectionStep[]]

const lineSchema = z.strictObject({
  line: z.int().min(1),
  reason: z
    .enum(reasonNames)
    .describe(
      '`mass_wrong`: all of it went along and was weighed or written wrongly. `quantity_wrong`: less or more went along; what did not go stays with the sender',
    ),
  sentGrams: wholeGrams
    .optional()
    .describe(
      'What was really sent; as it stands when absent. With `mass_wrong` within 50 % of what both sides signed for, never above what was offered by more; a battery or other single thing went along whole or not at all',
    ),
  acceptedGrams: wholeGrams
    .optional()
    .describe(
      'What was really accepted; when absent as it stands for `mass_wrong`, with what was sent for `quantity_wrong`',
    ),
})

const signature = z
  .string()
  .optional()
  .describe('Asked of a station with a signing key, as for a step of the hand-over itself')
const common = { id: idSchema(), signature }
const answer = { ...common, correction: idSchema() }

/** One step of a correction; the same id with the same content gives the first answer again. */
export const correctionStepSchema = z
  .discriminatedUnion('step', [
    z.strictObject({
      step: z.literal('correct_propose'),
      ...common,
      note: textSchema().describe('What happened, for the other side'),
      answerWithinDays: z.int().min(1).max(answerDays.most).default(answerDays.usual),
      lines: z
        .array(lineSchema)
        .min(1, right('right_lines_some'))
        .max(mostBatches)
        .refine(
          (lines) => new Set(lines.map(({ line }) => line)).size === lines.length,
          right('right_lines_once'),
        ),
    }),
    z.strictObject({ step: z.literal('correct_consent'), ...answer }),
    z.strictObject({ step: z.literal('correct_decline'), ...answer, note: textSchema() }),
    z.strictObject({ step: z.literal('correct_withdraw'), ...answer }),
  ])
  .openapi('CorrectionStep')
export type CorrectionStepRequest = z.output<typeof correctionStepSchema>

/** A correction as either side sees it. */
export const correctionSchema = z
  .object({
    id: z.string(),
    state: z.enum(stateNames),
    openSteps: z.array(z.enum(stepNames)).readonly().describe('Steps that you may take now'),
    proposedBy: z.enum(['sender', 'receiver']),
    note: z.string(),
    lines: z
      .array(
        z.object({
          line: z.int(),
          reason: z.enum(reasonNames),
          sentGrams: z.object({ before: z.int(), after: z.int() }),
          acceptedGrams: z.object({ before: z.int(), after: z.int() }),
        }),
      )
      .readonly(),
    createdTime: z.string(),
    answerBy: z.string(),
    closedTime: z.string().nullable(),
  })
  .openapi('HandOverCorrection') satisfies z.ZodType<HandOverCorrection>
