import { z } from '@hono/zod-openapi'
import { audiences, levels } from '../../domain/field.ts'
import { sourceSchema, wordsSchema } from '../http/schemas.ts'
import { holdsSchema } from './holds-schema.ts'

const optionSchema = z.object({ value: z.string(), label: wordsSchema }).openapi('Option')
const options = z.array(optionSchema).readonly()

/** Of a question that takes photos or a document, which are kept first (`POST /files`) and then named. */
export const fileRuleSchema = z.object({
  kind: z.enum(['photo', 'document']),
  most: z.int().optional().describe('How many; 1 when absent'),
  orReference: z.literal(true).optional().describe('What lies elsewhere may be named instead'),
})

const questionSchema = z
  .object({
    name: z.string(),
    label: wordsSchema,
    type: z.string(),
    unit: z.string().optional(),
    least: z.string().optional(),
    most: z.string().optional(),
    above: z.string().optional(),
    options: options.optional(),
    longest: z.int().optional(),
    files: fileRuleSchema.optional(),
    isOneLine: z.literal(true).optional(),
    optional: z.literal(true).optional(),
    leftOut: wordsSchema.optional().describe('What no answer leads to'),
    nothingWrong: z.boolean().optional().describe('The answer where nothing is wrong'),
    holds: holdsSchema
      .optional()
      .describe('How long an answer usually holds, so that a form asks it once'),
    counted: z.literal(true).optional().describe('Numbered in the order of the batches'),
    namesRecorder: z.literal(true).optional().describe('Names whoever records it'),
    requiredFor: z.array(z.string()).readonly().optional().describe('Kinds that must have it'),
    section: wordsSchema.optional(),
    get parts() {
      return z.array(questionSchema).readonly().optional()
    },
    source: sourceSchema.optional(),
    level: z.enum(levels).optional(),
    audience: z.enum(audiences),
    example: z.string().optional().describe('An answer as JSON, where it has no form of its own'),
  })
  .openapi('Question')
const questions = z.array(questionSchema).readonly()

/** What of the decided facts is the answer of a stage. */
export const outcomeSchema = z
  .object({
    fact: z.string().describe('Name of the decided fact that is its answer'),
    options,
    tones: z.record(z.string(), z.enum(['good', 'warn', 'bad'])),
    gaps: z
      .object({ fact: z.string(), code: z.string() })
      .optional()
      .describe('Reasons, and the code of those that are answers nobody gave'),
  })
  .openapi('Outcome')

const counted = { least: z.int(), most: z.int() }

/** The form of a stage, as `stageForm` describes it. */
export const formSchema = z
  .object({
    stream: z.string(),
    stage: z.string(),
    label: wordsSchema.describe('As a history says it: Tested'),
    action: wordsSchema.describe('As a button says it: Test'),
    mass: z.string(),
    batches: z
      .object({
        ...counted,
        kinds: z.array(z.string()).readonly().describe('Any when empty'),
        asks: z.enum(['code', 'weighed', 'drawn']),
        codesAlone: z.boolean(),
      })
      .optional(),
    outputs: z.object({ ...counted, kinds: options, questions }).optional(),
    losses: options.optional(),
    additions: options.optional(),
    toleranceBasisPoints: z
      .int()
      .optional()
      .describe('Largest rest of what went in that the scales may leave'),
    questions,
    persons: z.int().describe('How many persons sign'),
    isEndedByTwo: z.literal(true).optional().describe('Nobody reverses it alone'),
    outcome: outcomeSchema.optional(),
  })
  .openapi('StageForm')
