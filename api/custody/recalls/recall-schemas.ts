import { z } from '@hono/zod-openapi'
import type { AffectedView, RecallView } from '../../../web/pages/workplace/recall/view.ts'
import {
  type RecallNotice,
  type RecallSeverity,
  recallNotices,
  recallSeverities,
} from '../../../workflows/recall.ts'
import { nextSchema } from '../../http/cursor.ts'
import { idSchema, textSchema } from '../../http/fields.ts'
import { localNamesSchema, namedOrganisationSchema } from '../../http/named.ts'
import { codeSchema } from '../../http/query.ts'

const severities = Object.keys(recallSeverities) as [RecallSeverity, ...RecallSeverity[]]
const notices = Object.keys(recallNotices) as [RecallNotice, ...RecallNotice[]]
/** How great the risk is. */
export const severitySchema = z.enum(severities)
/** What the recall says to anyone. */
export const noticeSchema = z.enum(notices)

/** A batch that is recalled, with all that came out of it. */
export const recallRequestSchema = z
  .strictObject({
    id: idSchema(),
    batch: codeSchema().describe('Code of your batch'),
    reason: textSchema().describe('For those who hold something affected, and for authorities'),
    notice: noticeSchema
      .default('unspecified')
      .describe('What anyone reads who opens the record of an affected batch'),
    severity: severitySchema,
  })
  .openapi('RecallRequest')
export type RecallRequest = z.output<typeof recallRequestSchema>

/** Why a recall is over. */
export const recallEndSchema = z
  .strictObject({ id: idSchema(), note: textSchema() })
  .openapi('RecallEnd')

/** Why a holder does not agree with a notice on its pages, or an authority takes it off them. */
export const objectionSchema = z
  .strictObject({ id: idSchema(), note: textSchema() })
  .openapi('RecallObjection')

/** A recall as an organisation sees it that opened it or holds something of it. */
export const recallSchema = z
  .object({
    id: z.string(),
    reason: z.string(),
    notice: z.enum(notices),
    severity: severitySchema,
    openedBy: namedOrganisationSchema
      .nullable()
      .describe('Null when you never handed anything over to each other: verified, name withheld'),
    isOwn: z.boolean(),
    batches: z.int().describe('Affected batches of yours'),
    grams: z.int().describe('What is left of them'),
    createdTime: z.string(),
    endedTime: z.string().nullable(),
    endNote: z.string().nullable(),
    objections: z
      .array(
        z.object({
          holder: namedOrganisationSchema.nullable().describe('Null as in `openedBy`'),
          authority: z.string().nullable().describe('Who took the notice off the holder’s pages'),
          authorityNames: localNamesSchema.optional(),
          note: z.string(),
          createdTime: z.string(),
        }),
      )
      .readonly()
      .describe(
        'For whoever opened it and for authorities; a holder sees those about its own pages',
      ),
  })
  .openapi('Recall') satisfies z.ZodType<RecallView>

const affectedSchema = z
  .object({
    holder: namedOrganisationSchema,
    isOwn: z.boolean(),
    id: z.string().nullable(),
    code: z
      .string()
      .nullable()
      .describe('Null, as the id is, where only your hand-over is known to you'),
    handOver: z.string().nullable().describe('Your hand-over by which you know of it'),
    stream: z.string(),
    kind: z.string(),
    material: z.string(),
    grams: z
      .int()
      .nullable()
      .describe('What is there now; of a batch you handed over, what was accepted'),
    state: z.string().nullable().describe('Null where only your hand-over is known to you'),
    facility: z.string().nullable(),
    sales: z
      .array(
        z.object({
          buyer: z
            .string()
            .nullable()
            .describe('The seller’s pseudonym; null once erased, and for authorities'),
          grams: z.int(),
          soldTime: z.string(),
        }),
      )
      .readonly(),
  })
  .openapi('AffectedBatch') satisfies z.ZodType<AffectedView>

/** One recall with the batches it affects, page by page. */
export const oneRecallSchema = recallSchema
  .extend({
    affected: z.array(affectedSchema).readonly(),
    withheld: z
      .array(
        z.object({
          stream: z.string().nullable().describe('Null where fewer than three hold such batches'),
          kind: z.string().nullable(),
          material: z.string().nullable(),
          batches: z.int().describe('As many as there were when the recall was opened'),
        }),
      )
      .readonly()
      .describe('Verified in this ledger, names of the holders withheld; for whoever opened it'),
    next: nextSchema,
  })
  .openapi('RecallWithBatches')
