import { z } from '@hono/zod-openapi'
import { audiences, levels, tellings } from '../../domain/field.ts'
import { competenceSchema, sourceSchema, wordsSchema } from '../http/schemas.ts'
import { fileRuleSchema } from './form-schema.ts'
import { holdsSchema } from './holds-schema.ts'

const labelledSchema = z.object({ name: z.string(), label: wordsSchema }).openapi('Labelled')

const fieldSchema = z
  .object({
    name: z.string(),
    label: wordsSchema,
    type: z.string(),
    unit: z.string().optional(),
    least: z.string().optional().describe('Smallest allowed value'),
    most: z.string().optional().describe('Largest allowed value'),
    above: z.string().optional().describe('The value must be greater than this'),
    warnAbove: z.string().optional().describe('Values above are kept and flagged'),
    warnBelow: z.string().optional().describe('Values below are kept and flagged'),
    choices: z.array(labelledSchema).readonly().optional(),
    longest: z.int().optional().describe('Longest text in characters'),
    optional: z.boolean(),
    leftOut: wordsSchema.optional().describe('What leaving it out leads to'),
    nothingWrong: z.boolean().optional().describe('The answer where nothing is wrong'),
    holds: holdsSchema
      .optional()
      .describe('How long an answer usually holds, so that a form asks it once'),
    counted: z.literal(true).optional().describe('Numbered in the order of the batches'),
    namesRecorder: z.literal(true).optional().describe('Names whoever records it'),
    requiredFor: z
      .array(z.string())
      .readonly()
      .optional()
      .describe('Kinds of a new batch that must have it'),
    audience: z.enum(audiences),
    level: z.enum(levels).optional().describe('Of what a passport says it'),
    files: fileRuleSchema.optional().describe('It names files that are kept beside history'),
    writing: z.string().optional().describe('The one way in which the text is written'),
    get parts() {
      return z.array(fieldSchema).readonly().optional().describe('What each part of a record holds')
    },
    shownAs: z.enum(tellings).optional().describe('Where pages do not show it as label and value'),
    personal: z.boolean().describe('Names a person: erasable on request'),
    source: sourceSchema.optional().describe('Where the duty or the bounds come from'),
  })
  .openapi('Field')

const countSchema = z.object({
  least: z.int(),
  most: z.int(),
  kinds: z.array(z.string()).readonly().describe('Allowed kinds; any when empty'),
})

const stageSchema = z
  .object({
    name: z.string().describe('As a scan names it'),
    request: z.string().describe('As the diagram names it'),
    label: wordsSchema.describe('As a history says it: Tested'),
    action: wordsSchema.describe('As a button says it: Test'),
    mass: z.string().describe('What the stage does to grams'),
    batches: countSchema.nullable().describe('Batches it happens to'),
    outputs: countSchema.nullable().describe('Batches it makes'),
    fields: z.array(fieldSchema).readonly().describe('Facts of the scan'),
    outputFields: z.array(fieldSchema).readonly().describe('Facts of each output'),
    decided: z.array(fieldSchema).readonly().describe('What the rules decide and store'),
    losses: z.array(labelledSchema).readonly().describe('Reasons that may stand on a loss'),
    additions: z.array(labelledSchema).readonly().describe('What usually joins from outside'),
    toleranceBasisPoints: z
      .object({ value: z.int(), source: sourceSchema })
      .nullable()
      .describe('Largest gap between what went in and what came out'),
    whenSpent: z.boolean().describe('May happen to a batch of which nothing is left'),
    alsoParents: z.boolean().describe("Happens to the batch's other parents too"),
    competence: competenceSchema
      .nullable()
      .describe('What a person must be certified for to record it'),
    signatures: z
      .array(z.string())
      .readonly()
      .describe('Fields that as many different persons sign; filled in by Loomcell for persons'),
    epcis: z.object({
      type: z.string(),
      action: z.string().optional(),
      bizStep: z.string(),
      disposition: z.string().optional(),
    }),
  })
  .openapi('Stage')

/** A stream by name. */
export const streamSummarySchema = z
  .object({
    name: z.string(),
    version: z.int(),
    label: wordsSchema,
    stages: z.array(labelledSchema).readonly(),
  })
  .openapi('StreamSummary')

/** A stream's whole table: what a form, a check and a report are made from. */
export const streamSchema = z
  .object({
    name: z.string(),
    version: z.int(),
    label: wordsSchema,
    tableDigest: z.string().describe('SHA-256 of the table, base64url: events name it'),
    materialField: z.string().describe('The fact that names the material in reports'),
    kinds: z.array(labelledSchema).readonly(),
    states: z
      .array(
        labelledSchema.extend({
          final: z.boolean(),
          openStages: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
    stages: z.array(stageSchema).readonly(),
    adoptable: z
      .array(z.object({ stage: z.string(), proves: z.array(z.string()).readonly() }))
      .readonly()
      .describe('Stages at which a batch with earlier records may be taken over'),
  })
  .openapi('Stream')
