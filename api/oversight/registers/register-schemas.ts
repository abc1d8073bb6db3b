import { z } from '@hono/zod-openapi'
import { custodyDeadlines } from '../../../domain/register/lateness.ts'
import type { RegisterLine } from '../../../domain/register/line.ts'
import { type LineMovement, lineMovements } from '../../../domain/register/registers.ts'
import { nextSchema } from '../../http/cursor.ts'
import { namedOrganisationSchema } from '../../http/named.ts'
import { sourceSchema, wordsSchema } from '../../http/schemas.ts'

const movements = Object.keys(lineMovements) as [LineMovement, ...LineMovement[]]
const text = z.string().nullable()
const grams = z.int().nullable()

const sideSchema = namedOrganisationSchema.extend({
  facility: text,
  address: text.describe('Of the facility, as it stands now'),
  licences: z.array(z.string()).readonly().describe('Numbers that the facility held on the day'),
})

/** A line of a register. */
export const registerLineSchema = z
  .object({
    movement: z.enum(movements),
    day: z
      .string()
      .describe('By the register’s time zone; of held goods when they came to be there'),
    eventTime: z.string(),
    recordTime: text,
    organisation: namedOrganisationSchema,
    facility: text,
    batch: z.string(),
    stream: z.string(),
    kind: z.string(),
    material: z.string().describe('Of a battery its chemistry'),
    stage: text.describe('Of held goods the state that they are in now'),
    code: text.describe('Of a list of waste, as declared'),
    danger: text,
    grams: grams.describe(
      'Came in, went out, was worked, lay there or was carried; negative where that was taken back, null where nobody weighed it',
    ),
    offeredGrams: grams,
    sentGrams: grams,
    acceptedGrams: grams,
    refusedGrams: grams,
    differenceGrams: grams.describe('Sent, and neither accepted nor refused'),
    refusalReason: text,
    sender: sideSchema.nullable(),
    carriers: z
      .array(z.object({ name: z.string(), licence: text, vehicle: text, slug: text }))
      .readonly(),
    receiver: sideSchema.nullable(),
    origin: text.describe('Where goods came from that no organisation here sent'),
    destination: text.describe('Where goods went that no organisation here received'),
    operation: text.describe(
      'Code of the recovery or disposal that goods leave for (Directive 2008/98/EC, Annexes I and II), where what was recorded says it',
    ),
    ticket: text,
    permit: text,
    wentOn: z
      .array(z.object({ code: z.string(), grams }))
      .readonly()
      .describe('What it became, the first twenty'),
    wentOnCount: z.int(),
    handOver: text.describe('Id of the hand-over, as `GET /hand-overs/{id}` takes it'),
    handOverState: text,
    late: z.array(z.enum(custodyDeadlines)).readonly().describe('Deadlines that were missed'),
    isCorrected: z.boolean().describe('Whether both sides corrected it since'),
    isReversal: z.boolean().describe('Whether it takes an earlier line back'),
    event: text,
    digest: text.describe('SHA-256 of the event’s envelope, base64url'),
  })
  .openapi('RegisterLine') satisfies z.ZodType<RegisterLine>

const totalSchema = z.object({
  lines: z.int(),
  grams: z.int(),
  movedGrams: z.int().describe('Of these, what only passed between facilities of one organisation'),
  unweighed: z.int().describe('Lines that nobody weighed and that count no grams'),
})

const askedSchema = {
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
  asOf: text,
}

/** All registers for one question. */
export const registersSchema = z
  .object({
    ...askedSchema,
    registers: z
      .array(totalSchema.extend({ register: z.string(), label: wordsSchema, about: wordsSchema }))
      .readonly(),
  })
  .openapi('Registers')

/** A page of a register, with what its columns mean. */
export const registerPageViewSchema = z
  .object({
    register: z.string(),
    ...askedSchema,
    columnsVersion: z.int(),
    columns: z
      .array(
        z.object({
          name: z.string(),
          label: wordsSchema,
          unit: z.literal('g').nullable(),
          source: sourceSchema,
        }),
      )
      .readonly()
      .describe('Columns of the same register as a file, each with where it is from'),
    lines: z.array(registerLineSchema).readonly(),
    next: nextSchema,
  })
  .openapi('RegisterPage')
