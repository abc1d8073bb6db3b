import { z } from '@hono/zod-openapi'
import { custodyModels } from '../../domain/claim/custody-model.ts'
import { localNamesSchema } from '../http/named.ts'
import { wordsSchema } from '../http/schemas.ts'

/** A word of the data with what people call it. */
export const named = z.object({ name: z.string(), label: wordsSchema })
/** A moment. */
export const time = z.string().describe('UTC, ISO 8601')
/** By whose clock times are read. */
export const zone = z
  .string()
  .describe('IANA name: of the place, and of the holder where that is not said')

/** Another batch as far as a stranger may see it. */
const neighbourSchema = z
  .object({
    withheld: z.boolean().describe('Belongs to another organisation: only what it is is shown'),
    kind: named,
    material: named,
    id: z.string().nullable(),
    code: z.string().nullable(),
    path: z.string().nullable().describe('Its own record'),
  })
  .openapi('RecordNeighbour')

/** A public fact. */
export const factSchema = z
  .object({
    name: z.string(),
    label: wordsSchema,
    value: z.unknown(),
    shown: wordsSchema.describe('The value as a person reads it'),
    onPass: z
      .enum(['name', 'figure'])
      .optional()
      .describe('What the thing is called, or a figure that a buyer asks for first'),
  })
  .openapi('RecordFact')

/** One thing that happened. */
export const stageSchema = z
  .object({
    seq: z.int(),
    ...named.shape,
    eventTime: time,
    recordTime: time,
    facility: z.string().nullable().describe('Null when it belongs to another organisation'),
    facilityNames: localNamesSchema.optional(),
    timeZone: zone,
    takenBack: z.boolean().describe('A later event took this one back'),
    correctedTime: time
      .nullable()
      .describe('When it was put right, by another event or with the other side'),
    digest: z.string().describe('SHA-256 of the sealed event, base64url'),
  })
  .openapi('RecordStage')

/** A rate against a target. */
export const rateSchema = z
  .object({
    measure: wordsSchema,
    percent: z.string().nullable(),
    minimumPercent: z.string(),
    due: z.string(),
    binding: z.boolean(),
    status: z.string(),
  })
  .openapi('RecordRate')

/** Recycled content. */
export const recycledSchema = z
  .object({
    preConsumerPercent: z.string(),
    postConsumerPercent: z.string(),
    virginPercent: z.string(),
    model: z.enum(custodyModels).describe('Chain-of-custody model (ISO 22095)'),
    statement: wordsSchema.describe('What may be said of it'),
    limits: wordsSchema.describe('What must be said with it'),
  })
  .openapi('RecordRecycledContent')

/** What it was made from. */
export const originsSchema = z.object({
  parents: z
    .array(
      z.object({
        batch: neighbourSchema,
        grams: z
          .int()
          .describe('Grams of this batch that came out of it, by its share of the input'),
        percent: z.string(),
      }),
    )
    .readonly(),
  parentsLeftOut: z.object({ count: z.int(), grams: z.int(), percent: z.string() }).nullable(),
  additions: z
    .array(z.object({ ...named.shape, grams: z.int(), percent: z.string() }))
    .readonly()
    .describe('Mass that joined without a record of its own'),
  further: z.object({
    batches: z.int().describe('Ancestors beyond the direct ones'),
    atLeast: z.boolean().describe('There are more than were counted'),
    origins: z.array(neighbourSchema).readonly().describe('Where the chain of records begins'),
  }),
})

/** What was made of it. */
export const outcomeSchema = z.object({
  stage: named,
  eventTime: time,
  timeZone: zone,
  drawnGrams: z.int().nullable().describe('Grams of this batch that went in'),
  outputs: z.array(z.object({ batch: neighbourSchema, massGrams: z.int().nullable() })).readonly(),
  outputsLeftOut: z.int(),
  losses: z.array(z.object({ ...named.shape, grams: z.int() })).readonly(),
})
