import { z } from '@hono/zod-openapi'
import { namedOrganisationSchema } from '../http/named.ts'
import { codeSchema } from '../http/query.ts'
import { contentSchema } from '../http/schemas.ts'
import { arrivingSchema } from './elsewhere.ts'
import { openRecallSchema } from './open-recall.ts'

/** Most batches that one answer holds: a phone keeps and searches them at once, and no shift touches more. */
export const mostAtHand = 5_000

/** Most lines of hand-overs that one answer holds: more than come to a door in a day. */
export const mostExpected = 1_000

/** What a device asks for. */
export const atHandQuerySchema = z.strictObject({
  facility: codeSchema()
    .optional()
    .describe("Code of the facility; the station's own, or the only one, when absent"),
})

const recallSchema = openRecallSchema
  .omit({ id: true })
  .extend({ recall: z.string().describe('Its id') })

const batchSchema = z.object({
  batch: z.string().describe('Its id'),
  code: z.string(),
  stream: z.string(),
  kind: z.string(),
  material: z.string(),
  state: z.string(),
  facility: z.string(),
  massGrams: z.int().optional().describe('Grams in stock; absent when never weighed'),
  content: contentSchema,
  context: z
    .record(z.string(), z.any())
    .describe('Facts that later stages read, as far as whoever asks may know them'),
  headSeq: z.int().describe('Number of events in its chain'),
  recalls: z.array(recallSchema).readonly().describe('Open on it'),
  former: z
    .array(z.string())
    .readonly()
    .describe('Ids that labels of former holders lead to, of what was taken over'),
})

const expectedSchema = z.object({
  batchId: z.string().describe('Id that the link of the sender’s label leads to'),
  serial: z.string().nullable().describe('The maker’s serial number, once the goods have left'),
  arriving: arrivingSchema,
})

const askerSchema = z.object({
  organisation: namedOrganisationSchema,
  mayRecord: z.boolean(),
  mayGiveReason: z.boolean().describe('Whether they may let goods go on under an open recall'),
  operator: z.string().nullable().describe('Pseudonym of a person; null for a station'),
  certificates: z
    .array(z.object({ kind: z.string(), validFrom: z.string(), validUntil: z.string() }))
    .readonly()
    .describe('Of the person, with the first and the last day on which each holds'),
  station: z
    .object({ name: z.string(), stages: z.array(z.string()).readonly().optional() })
    .nullable()
    .describe('With the stages that it is bound to; null for a person'),
})

/** What a device keeps of a facility: `AtHand`. */
export const atHandSchema = z
  .object({
    facility: z.object({
      code: z.string(),
      timeZone: z.string().nullable(),
      jurisdiction: z.string(),
    }),
    asker: askerSchema,
    isCut: z
      .boolean()
      .describe('Whether there are more batches, or goods on their way, than these'),
    batches: z.array(batchSchema).readonly(),
    expected: z
      .array(expectedSchema)
      .readonly()
      .describe('Goods on their way to the organisation, as their labels are known'),
  })
  .openapi('AtHand')
