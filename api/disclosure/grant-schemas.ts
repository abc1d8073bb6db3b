import { z } from '@hono/zod-openapi'
import { right } from '../../domain/right.ts'
import { nextSchema } from '../http/cursor.ts'
import { idSchema, reasonSchema, textSchema } from '../http/fields.ts'
import { codeSchema } from '../http/query.ts'

const audiences = ['legitimate_interest', 'authority', 'holder'] as const
const example = '2027-02-18T00:00:00+08:00'

/** Whom to show what of which batches, until when and why. */
export const grantRequestSchema = z
  .strictObject({
    id: idSchema(),
    batches: z.array(codeSchema()).min(1).max(20).describe('Codes of batches that you hold'),
    audiences: z
      .array(z.enum(audiences))
      .max(audiences.length)
      .default([])
      .describe('All that is sealed for these, but for what names a person'),
    facts: z
      .array(z.string().regex(/^[A-Za-z]\w{0,99}$/, right('right_fact_name')))
      .max(50)
      .default([])
      .describe('Single facts by name; one that names a person is shown only so'),
    receiver: z
      .string()
      .max(100)
      .optional()
      .describe('Another organisation of this installation or an authority, by its code'),
    outsider: textSchema()
      .optional()
      .describe('Name of somebody without an account, who gets a link'),
    until: z.iso
      .datetime({ offset: true, error: right('right_time', { example }) })
      .openapi({ type: 'string', format: 'date-time', example }),
    reason: reasonSchema(),
  })
  .refine(({ receiver, outsider }) => (receiver === undefined) !== (outsider === undefined), {
    path: ['receiver'],
    message: right('right_one_receiver'),
  })
  .refine(({ audiences: whole, facts }) => whole.length + facts.length > 0, {
    path: ['audiences'],
    message: right('right_some_scope'),
  })
  .openapi('GrantRequest')
export type GrantRequest = z.output<typeof grantRequestSchema>

const granted = {
  id: z.string(),
  audiences: z.array(z.string()).readonly(),
  facts: z.array(z.string()).readonly(),
  reason: z.string(),
  created: z.string(),
  until: z.string(),
  state: z.enum(['open', 'ended', 'expired']),
  batches: z
    .array(
      z.object({
        code: z.string(),
        upTo: z.int().describe('The last event of its chain that is shown, by its place'),
      }),
    )
    .readonly(),
}

/** A grant as its owner sees it. */
export const grantSchema = z
  .object({
    ...granted,
    receiver: z.string().describe('Name of the organisation, or of the person outside'),
    byLink: z.boolean(),
    givenBy: z.string(),
    looks: z.int(),
    lastLook: z.string().nullable(),
  })
  .openapi('Grant')
export type GrantView = z.output<typeof grantSchema>

/** The same when it was just given, with what opens it. */
export const newGrantSchema = grantSchema
  .extend({
    link: z
      .string()
      .nullable()
      .describe('Path that opens it for the person outside; shown this once, and to nobody else'),
  })
  .openapi('NewGrant')

/** The same with every look. */
export const watchedGrantSchema = grantSchema
  .extend({
    looked: z
      .array(z.object({ time: z.string(), by: z.string(), kind: z.string() }))
      .readonly()
      .describe('The newest hundred looks, newest first'),
  })
  .openapi('WatchedGrant')

/** A page of one's own grants. */
export const grantsSchema = z.object({ grants: z.array(grantSchema).readonly(), next: nextSchema })

const grantedToSchema = z
  .object({ ...granted, organisation: z.string().describe('Who shows it') })
  .openapi('Granted')

/** A page of what others show. */
export const grantedListSchema = z.object({
  granted: z.array(grantedToSchema).readonly(),
  next: nextSchema,
})

/** What a receiver is shown: sealed events as they stand, and what opens the facts that were granted. */
export const shownSchema = z
  .object({
    ...granted,
    organisation: z.string().describe('Who shows it'),
    shown: z
      .array(
        z.object({
          batch: z.string().describe('Its id, as the events name it'),
          code: z.string(),
          stream: z.string(),
          kind: z.string(),
          events: z
            .array(
              z.object({
                seq: z.int().describe('Place in the batch’s own chain, from 1'),
                digest: z.string().describe('SHA-256 of the envelope, base64url'),
                envelope: z.string().describe('The sealed event, to the byte'),
                disclosures: z
                  .array(z.array(z.any()).readonly())
                  .readonly()
                  .describe(
                    '`[salt, audience, {pointer: value}]`: base64url(SHA-256(base64url(JCS))) of each stands in `_sd` of the envelope',
                  ),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('Shown')
