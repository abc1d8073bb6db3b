import { z } from '@hono/zod-openapi'
import { custodyModels } from '../../domain/claim/custody-model.ts'
import { lookRules } from '../../domain/look-counts.ts'
import type { RecordView } from '../../web/pages/record/view.ts'
import { wordsSchema } from '../http/schemas.ts'

const named = z.object({ name: z.string(), label: wordsSchema })
const time = z.string().describe('UTC, ISO 8601')
const zone = z
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

const factSchema = z
  .object({
    name: z.string(),
    label: wordsSchema,
    value: z.unknown(),
    shown: wordsSchema.describe('The value as a person reads it'),
  })
  .openapi('RecordFact')

const stageSchema = z
  .object({
    seq: z.int(),
    ...named.shape,
    eventTime: time,
    recordTime: time,
    facility: z.string().nullable().describe('Null when it belongs to another organisation'),
    timeZone: zone,
    takenBack: z.boolean().describe('A later event took this one back'),
    correctedTime: time
      .nullable()
      .describe('When it was put right, by another event or with the other side'),
    digest: z.string().describe('SHA-256 of the sealed event, base64url'),
  })
  .openapi('RecordStage')

const rateSchema = z
  .object({
    measure: wordsSchema,
    percent: z.string().nullable(),
    minimumPercent: z.string(),
    due: z.string(),
    binding: z.boolean(),
    status: z.string(),
  })
  .openapi('RecordRate')

const recycledSchema = z
  .object({
    preConsumerPercent: z.string(),
    postConsumerPercent: z.string(),
    virginPercent: z.string(),
    model: z.enum(custodyModels).describe('Chain-of-custody model (ISO 22095)'),
    statement: wordsSchema.describe('What may be said of it'),
    limits: wordsSchema.describe('What must be said with it'),
  })
  .openapi('RecordRecycledContent')

const originsSchema = z.object({
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

const outcomeSchema = z.object({
  stage: named,
  eventTime: time,
  timeZone: zone,
  drawnGrams: z.int().nullable().describe('Grams of this batch that went in'),
  outputs: z.array(z.object({ batch: neighbourSchema, massGrams: z.int().nullable() })).readonly(),
  outputsLeftOut: z.int(),
  losses: z.array(z.object({ ...named.shape, grams: z.int() })).readonly(),
})

/** What anyone may see of a batch: one shape for the page and for machines. */
export const recordSchema = z
  .object({
    id: z.string(),
    path: z.string(),
    code: z.string().describe("The holder's own word for it"),
    organisation: z.string().describe('Who holds the record'),
    timeZone: zone,
    constructed: z.boolean().describe('Demonstration data: nothing of it happened'),
    stream: named,
    kind: named,
    material: named,
    recalls: z
      .array(
        z.object({
          ...named.shape,
          notice: named.describe('What it says to anyone, from a closed list'),
          openedTime: time,
          objected: z.boolean().describe('Whether the organisation of this record does not agree'),
          removed: z.boolean().describe('Whether an authority took the notice off this record'),
        }),
      )
      .readonly()
      .describe('Open recalls that affect it; the name is the severity'),
    passportEnd: z
      .object({ ...named.shape, time })
      .nullable()
      .describe(
        'Since when its passport has ended, and why; null where it had none, or one stands',
      ),
    passportHeld: z
      .object({ ...named.shape, state: z.enum(['suspended', 'revoked']), time })
      .nullable()
      .describe(
        'Since when the newest version of its passport is suspended or revoked, and why; null where it holds, has ended, or there is none',
      ),
    standing: z
      .enum(['here', 'left', 'gone', 'taken_back'])
      .describe('`left`: sold or sent out. `gone`: worked into others. `taken_back`: a mistake'),
    latest: stageSchema,
    massGrams: z.int().nullable().describe('Null when never weighed'),
    massBasis: z.enum(['now', 'when_left', 'when_made']),
    content: z
      .array(z.object({ ...named.shape, milligrams: z.int(), percent: z.string().nullable() }))
      .readonly(),
    facts: z.array(factSchema).readonly(),
    recycled: recycledSchema.nullable(),
    rates: z.array(rateSchema).readonly(),
    adopted: z
      .object({
        proven: named,
        origin: z.string().nullable(),
        missing: z.array(named).readonly().describe('Public facts that the records lacked'),
      })
      .nullable(),
    stages: z.array(stageSchema).readonly(),
    stagesLeftOut: z.int(),
    origins: originsSchema.nullable().describe('Null when it came in from outside'),
    outcomes: z.array(outcomeSchema).readonly(),
    looks: z
      .object({
        firstDay: z.string().nullable().describe('Day of the first counted look; null before it'),
        atLeast: z
          .int()
          .describe(`At least so many looks: 0 or one of ${lookRules.steps.join(', ')}`),
        odd: z
          .array(z.enum(['often', 'after_end']))
          .readonly()
          .describe('What may speak for a copied code; nothing here says that an item is genuine'),
      })
      .describe('How often the page was opened: counts alone, nothing of who looked'),
    chain: z.object({ events: z.int(), headDigest: z.string() }),
    proof: z
      .object({ evidence: z.string(), pack: z.string() })
      .describe('Where anyone finds what this record stands on, as JSON and as a zip'),
  })
  .openapi('Record') satisfies z.ZodType<RecordView>
