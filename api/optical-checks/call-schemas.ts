import { z } from '@hono/zod-openapi'
import { digestMeant, fileName } from '../../domain/file-name.ts'
import { callRules, choices, mostMillionths } from '../../domain/optical-check/call.ts'
import { right } from '../../domain/right.ts'
import { idSchema, instantSchema, reasonSchema, textSchema } from '../http/fields.ts'
import { codeSchema } from '../http/query.ts'
import type { StoredPiece } from '../store/optical-checks/pieces.ts'
import { confidenceSchema, opticalNameSchema } from './version-schemas.ts'

const { mostTogether } = callRules

const pictureSchema = () =>
  z
    .string()
    .transform((text, check) => {
      const digest = digestMeant(text)
      if (digest !== undefined) return digest
      check.addIssue({ code: 'custom', message: right('right_picture_digest') })
      return z.NEVER
    })
    .openapi({
      type: 'string',
      description:
        'SHA-256 of the picture, as `POST /files` answers it or `sha256sum` prints it. The picture need not be kept here',
      example: 'K7gNU3sdo-OL0wNhqoVWhr3g6s1xYv72ol_pe_Unols',
    })

/** What a version of a model calls a piece. */
export const callSchema = z
  .strictObject({
    id: idSchema().describe('Of the call: the same id again with the same content is taken once'),
    piece: codeSchema()
      .describe('The station’s own code of what was looked at: one picture of one thing')
      .openapi({ example: 'LINE-1-000123' }),
    picture: pictureSchema(),
    takenTime: instantSchema(),
    batch: codeSchema()
      .optional()
      .describe(
        'The batch that it is, where it is one: what a live version calls it becomes an event of it',
      ),
    reference: z
      .boolean()
      .default(false)
      .describe(
        'Whether it belongs to a set put together beforehand, all of which a person judges',
      ),
    model: opticalNameSchema('housing'),
    version: opticalNameSchema('2.1'),
    class: textSchema(60).openapi({ example: 'scratch' }),
    confidence: confidenceSchema().openapi({ example: 0.97 }),
  })
  .openapi('OpticalCall')

const some = right('right_optical_calls', { most: mostTogether })

/** Calls as a station sends them. */
export const sentCallsSchema = z
  .strictObject({ calls: z.array(callSchema).min(1, some).max(mostTogether, some) })
  .openapi('OpticalCalls')

/** How calls were taken. */
export const takenCallsSchema = z
  .object({
    accepted: z.int().describe('Kept now'),
    duplicates: z.int().describe('Kept before, with the same content'),
    shadow: z.int().describe('Of the accepted: by a version that is not live, and feeding nothing'),
    events: z.int().describe('Entries recorded of batches'),
    waiting: z
      .array(z.string())
      .readonly()
      .describe('The pieces of this list that wait for a person: set them aside'),
  })
  .openapi('TakenOpticalCalls')

/** A person's verdict. */
export const verdictSchema = z
  .strictObject({
    class: textSchema(60).openapi({ example: 'scratch' }),
    note: reasonSchema(right('right_in_words')).optional(),
  })
  .openapi('NewOpticalVerdict')

/** A piece with everything that was said of it. */
export const pieceSchema = z
  .object({
    piece: z.string(),
    stream: z.string(),
    picture: z.string().describe('As `ni:///sha-256;…` (RFC 6920)'),
    batch: z.string().nullable(),
    station: z.uuid(),
    takenTime: z.string(),
    choice: z
      .enum(choices)
      .nullable()
      .describe('Why a person was asked: in a set, drawn at random, in doubt, or judged unasked'),
    calls: z
      .array(
        z.object({
          id: z.uuid(),
          model: z.string(),
          version: z.string(),
          classesVersion: z.int(),
          class: z.string(),
          confidence: z.number(),
          wasLive: z.boolean(),
          isDoubtful: z.boolean(),
          receivedTime: z.string(),
        }),
      )
      .readonly(),
    verdicts: z
      .array(
        z.object({
          class: z.string(),
          note: z.string().nullable(),
          judgedBy: z.string(),
          judgedTime: z.string(),
        }),
      )
      .readonly()
      .describe('Oldest first; the last one holds'),
  })
  .openapi('OpticalPiece')

/** A stored piece as the API shows it. */
export function pieceView(piece: StoredPiece): z.output<typeof pieceSchema> {
  const { pieceKey: _, code, picture, choice, calls, verdicts, ...told } = piece
  return {
    ...told,
    piece: code,
    picture: fileName({ digest: picture }),
    choice: choice ?? null,
    calls: calls.map(({ confidenceMillionths, ...call }) => ({
      ...call,
      confidence: confidenceMillionths / mostMillionths,
    })),
    verdicts: verdicts.map(({ personId: _person, ...verdict }) => verdict),
  }
}
