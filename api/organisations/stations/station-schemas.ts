import { z } from '@hono/zod-openapi'
import { parseInstant } from '../../../domain/instant.ts'
import { right } from '../../../domain/right.ts'
import { readSigningKey } from '../../ed25519.ts'
import { textSchema } from '../../http/fields.ts'
import { codeSchema } from '../../http/query.ts'
import type { KeyRole } from '../../store/tables/organisation-tables.ts'

/** Roles that a key may have. */
export const keyRoles = [
  'station',
  'operator',
  'supervisor',
  'administrator',
] as const satisfies readonly KeyRole[]

const mostStages = 200
const mostGraceHours = 24 * 30

const signingKey = z
  .string()
  .refine((text) => readSigningKey(text) !== undefined, right('right_signing_key'))
  .openapi({ example: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' })
  .describe('Raw Ed25519 public key, base64url; with it every scan of the station must be signed')

const signingKeyProof = z
  .string()
  .optional()
  .describe(
    'With a `signingKey`: its own Ed25519 signature over "loomcell-station/1\\n", your organisation’s short name, "\\n", the ' +
      'station’s name, "\\n", the public key, "\\n"; base64url',
  )

const expires = z
  .string()
  .transform((text, check) => {
    const instant = parseInstant(text)
    if (instant !== undefined) return instant
    const message = right('right_time', { example: '2027-11-22T10:15:00+08:00' })
    check.addIssue({ code: 'custom', message })
    return z.NEVER
  })
  .openapi({ type: 'string', format: 'date-time' })
  .describe('When the key stops working; never by itself when absent')

/** A station to be added. */
export const newStationSchema = z
  .strictObject({
    name: textSchema(),
    role: z.enum(keyRoles).default('station'),
    facility: codeSchema().optional().describe('The one facility it is for; any when absent'),
    stages: z
      .array(z.string())
      .min(1, right('right_stages_some'))
      .max(mostStages)
      .optional()
      .describe('The stages it may record, as `stream.stage`; all when absent'),
    signingKey: signingKey.optional(),
    signingKeyProof,
    expires: expires.optional(),
  })
  .openapi('NewStation')

/** How a station's key is replaced. */
export const rotationSchema = z
  .strictObject({
    graceHours: z
      .int()
      .min(0)
      .max(mostGraceHours)
      .default(0)
      .describe('How long the old key still works; not at all when absent'),
    signingKey: signingKey
      .nullable()
      .optional()
      .describe(
        'A new signing key; null for none; the same as before when absent, while that lives',
      ),
    signingKeyProof,
    expires: expires.optional(),
  })
  .openapi('Rotation')

/** A station with its keys, newest last; never a key itself. */
export const stationSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    role: z.enum(keyRoles),
    facility: z.string().nullable(),
    stages: z.array(z.string()).readonly().nullable(),
    signingKey: z.string().nullable().describe('Raw Ed25519 public key, base64url'),
    keys: z
      .array(
        z.object({
          prefix: z.string().describe('First characters of the key'),
          created: z.string(),
          lastUsed: z.string().nullable().describe('True to the minute'),
          expires: z.string().nullable(),
          revoked: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .openapi('Station')

/** A station with its new key, which is shown this once. */
export const stationWithKeySchema = stationSchema
  .extend({ key: z.string().describe('Shown only this once; its digest alone is stored') })
  .openapi('StationWithKey')
