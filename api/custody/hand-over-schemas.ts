import { z } from '@hono/zod-openapi'
import { mostBatches, mostGrams } from '../../domain/limits.ts'
import { right } from '../../domain/right.ts'
import { eventTimeSchema } from '../../domain/scan-schema.ts'
import type { HandOverView } from '../../web/pages/workplace/hand-over/view.ts'
import { type CorrectionStep, correctionSteps } from '../../workflows/correction.ts'
import {
  type HandOverState,
  type HandOverStep,
  handOverStates,
  handOverSteps,
  type RefusalReason,
  refusalReasons,
} from '../../workflows/hand-over.ts'
import { gramsSchema, idSchema, textSchema } from '../http/fields.ts'
import { namedOrganisationSchema } from '../http/named.ts'
import { codeSchema } from '../http/query.ts'
import { dangerSchema } from '../inventory/danger.ts'
import { correctionSchema } from './corrections/correction-step-schemas.ts'
import { noticeSchema, severitySchema } from './recalls/recall-schemas.ts'

const slugSchema = textSchema().openapi({
  description: 'Short name of an organisation here',
  example: 'hk-recycler',
})

/** Who carries or stores the goods; `organisation` when it works with this Loomcell and is to see the hand-over. */
const custodianSchema = z
  .strictObject({
    name: textSchema(),
    licence: textSchema().optional(),
    vehicle: textSchema().optional(),
    organisation: slugSchema.optional(),
  })
  .openapi('Custodian')

const signature = z
  .string()
  .optional()
  .describe(
    'Asked of a station with a signing key. Ed25519 over "loomcell-hand-over/2\\n", your organisation’s short name, "\\n", the ' +
      'station’s public key, "\\n", the id of the hand-over, "\\n", the digest of the step before ("none" for an offer), "\\n", ' +
      'the SHA-256 of the canonical request without this member in hex, "\\n"; base64url',
  )

/** What is offered to whom, with the papers that travel along. */
export const offerSchema = z
  .strictObject({
    id: idSchema(),
    receiver: slugSchema,
    facility: codeSchema().describe('The facility of yours that the goods leave from'),
    papers: z.record(z.string(), z.unknown()).default({}),
    lines: z
      .array(
        z.strictObject({
          batch: codeSchema(),
          massGrams: gramsSchema().optional().describe('All that is left when absent'),
        }),
      )
      .min(1, right('right_lines_some'))
      .max(mostBatches)
      .refine(
        (lines) => new Set(lines.map(({ batch }) => batch)).size === lines.length,
        right('right_batches_once'),
      ),
    signature,
  })
  .openapi('HandOverOffer')

const gramsAllowed = right('right_grams', { least: 0, most: mostGrams })
const wholeGrams = z.int(gramsAllowed).min(0, gramsAllowed).max(mostGrams, gramsAllowed)

const decidedLine = z.strictObject({
  line: z.int().min(1),
  acceptedGrams: wholeGrams.describe('As weighed on arrival; 0 when all of it is refused'),
  refusedGrams: wholeGrams.default(0),
  reason: z
    .enum(Object.keys(refusalReasons) as [RefusalReason, ...RefusalReason[]])
    .optional()
    .describe('Why some of it is refused'),
  note: textSchema()
    .optional()
    .describe(
      'Asked for when the masses differ by more than 1 %; beyond 5 % a second person who may supervise decides the same',
    ),
  code: codeSchema().optional().describe('Your code for it; the sender’s when absent'),
})

const common = { id: idSchema(), eventTime: eventTimeSchema.optional(), signature }

/** One step of a hand-over. The same id with the same content gives the first answer again. */
export const stepSchema = z
  .discriminatedUnion('step', [
    z.strictObject({ step: z.literal('dispatch'), ...common, carrier: custodianSchema }),
    z.strictObject({ step: z.literal('transfer'), ...common, carrier: custodianSchema }),
    z.strictObject({ step: z.literal('store'), ...common, store: custodianSchema }),
    z.strictObject({ step: z.literal('decline'), ...common, reason: textSchema() }),
    z.strictObject({
      step: z.literal('receive'),
      ...common,
      facility: codeSchema().describe('The facility of yours at which the goods arrived'),
    }),
    z.strictObject({
      step: z.literal('decide'),
      ...common,
      lines: z.array(decidedLine).min(1).max(mostBatches).describe('Every line, once'),
    }),
    z.strictObject({ step: z.literal('return'), ...common }),
    z.strictObject({ step: z.literal('cancel'), ...common, reason: textSchema() }),
  ])
  .openapi('HandOverStep')
export type StepRequest = z.output<typeof stepSchema>

const stateNames = Object.keys(handOverStates) as [HandOverState, ...HandOverState[]]
const stepNames = Object.keys(handOverSteps) as [HandOverStep, ...HandOverStep[]]
const correctionStepNames = Object.keys(correctionSteps) as CorrectionStep[]
/** A state by name. */
export const stateSchema = z.enum(stateNames)

const grams = z.int().nullable()

/** A hand-over as a party to it sees it; a former carrier or store as it stood when the goods left its custody. */
export const handOverSchema = z
  .object({
    id: z.string(),
    state: stateSchema,
    openSteps: z.array(z.enum(stepNames)).readonly().describe('Steps that you may take now'),
    part: z.enum(['sender', 'receiver', 'custodian']).describe('Your part in it'),
    sender: namedOrganisationSchema,
    receiver: namedOrganisationSchema,
    from: z.string().describe('Code of the sender’s facility'),
    to: z.string().nullable().describe('Code of the receiver’s facility, once it arrived'),
    stream: z.string(),
    papers: z.record(z.string(), z.unknown()),
    lines: z
      .array(
        z.object({
          line: z.int(),
          code: z.string().describe('The sender’s code'),
          kind: z.string(),
          material: z.string(),
          offeredGrams: z.int(),
          sentGrams: grams,
          acceptedGrams: grams,
          refusedGrams: grams,
          differenceGrams: grams.describe('Sent, neither accepted nor refused; posted in the open'),
          refusalReason: z.string().nullable(),
          note: z.string().nullable(),
          receiverCode: z.string().nullable(),
          danger: dangerSchema
            .nullable()
            .describe('As it stood when offered, and again when it left; null for nothing to tell'),
          recalls: z
            .array(z.object({ severity: severitySchema, notice: noticeSchema }))
            .readonly()
            .describe('Recalls that are open on it now: whoever carries or takes it is warned'),
        }),
      )
      .readonly(),
    steps: z
      .array(
        z.object({
          step: z.int(),
          kind: z.enum([...stepNames, ...correctionStepNames]),
          organisation: namedOrganisationSchema,
          signedBy: z.string().describe('Name of the person or station, for the parties only'),
          recordTime: z.string(),
          statement: z.string().describe('Canonical JSON of what was signed for'),
          digest: z.string().describe('SHA-256 of the statement, base64url'),
          signature: z.string().nullable(),
        }),
      )
      .readonly(),
    corrections: z
      .array(correctionSchema)
      .readonly()
      .describe(
        'For sender and receiver, and nobody else; the lines above are as the last agreed one left them',
      ),
    createdTime: z.string(),
    dueTime: z.string().nullable().describe('When the goods have to have arrived'),
    retainUntil: z.string().nullable().describe('Day until which both sides keep it'),
  })
  .openapi('HandOver') satisfies z.ZodType<HandOverView>
