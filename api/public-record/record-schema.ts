import { z } from '@hono/zod-openapi'
import { lookRules } from '../../domain/look-counts.ts'
import { custodies, type RecordView } from '../../web/pages/record/view.ts'
import { localNamesSchema } from '../http/named.ts'
import {
  factSchema,
  named,
  originsSchema,
  outcomeSchema,
  rateSchema,
  recycledSchema,
  stageSchema,
  time,
  zone,
} from './record-parts-schema.ts'

/** What anyone may see of a batch: one shape for the page and for machines. */
export const recordSchema = z
  .object({
    id: z.string(),
    path: z.string(),
    code: z.string().describe("The holder's own word for it"),
    organisation: z.string().describe('Who holds the record'),
    organisationNames: localNamesSchema.optional(),
    contact: z.string().nullable().describe('How strangers reach it; null where it does not say'),
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
    custody: z
      .enum(custodies)
      .describe('Where the thing is: nothing of its condition or legal status'),
    hands: z
      .array(
        z.object({
          place: z.enum(['before', 'here', 'after']),
          organisation: z
            .string()
            .nullable()
            .describe('Null for one or more that do not let themselves be named'),
          organisationNames: localNamesSchema.optional(),
          path: z.string().nullable().describe('Its own record of the thing'),
        }),
      )
      .readonly()
      .describe('Through whose hands it went, first to last; empty where it never changed hands'),
    handsLeftOut: z.boolean().describe('Whether hands further away may be left out'),
    sealed: z
      .array(named)
      .readonly()
      .describe('What was found out and is not for everybody: the holder may be asked'),
    latest: stageSchema,
    massGrams: z.int().nullable().describe('Null when never weighed'),
    massBasis: z.enum(['now', 'when_left', 'when_made']),
    sentOutGrams: z.int().describe('Over all times it was sent out, less what came back'),
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
