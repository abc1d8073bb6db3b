import { z } from '@hono/zod-openapi'
import { right } from '../../../domain/right.ts'
import { readSigningKey } from '../../ed25519.ts'
import { localNamesSchema } from '../../http/named.ts'

/** Longest link that is read as an invitation. */
const mostLink = 400

const invitation = z
  .string()
  .max(mostLink)
  .describe('The link that the QR carries, or the 26 characters at its end')

const signingKey = z
  .string()
  .refine((text) => readSigningKey(text) !== undefined, right('right_signing_key'))
  .openapi({ example: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' })
  .describe('Raw Ed25519 public key of the device, base64url')

/** An invitation as an administrator shows it, once. */
export const invitationSchema = z
  .object({
    station: z.string().describe('Name of the station'),
    link: z.url().describe('What the QR carries; shown only this once'),
    code: z.string().describe('The end of the link'),
    expires: z.string(),
  })
  .openapi('StationInvitation')

/** What a device asks of an invitation before it takes it. */
export const readingSchema = z.strictObject({ invitation }).openapi('StationInvitationReading')

/** How a device takes an invitation. */
export const takingSchema = z
  .strictObject({
    invitation,
    signingKey,
    signingKeyProof: z
      .string()
      .describe(
        'Its own Ed25519 signature over "loomcell-station/1\\n", your organisation’s short name, "\\n", the station’s name, ' +
          '"\\n", the public key, "\\n"; base64url',
      ),
  })
  .openapi('StationTaking')

/** How a device ends its key. */
export const leavingSchema = z
  .strictObject({
    proof: z
      .string()
      .describe(
        'Ed25519 signature of the key over "loomcell-station-end/1\\n", your organisation’s short name, "\\n", the station’s name, ' +
          '"\\n", the public key, "\\n"; base64url',
      ),
  })
  .openapi('StationLeaving')

/** A station as its device knows it. */
export const deviceStationSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    organisation: z.string().describe('Short name'),
    organisationName: z.string(),
    organisationNames: localNamesSchema.optional(),
    facility: z.string().nullable().describe('The one facility that it is for; null for any'),
    facilityName: z.string().nullable(),
    facilityNames: localNamesSchema.optional(),
    stages: z.array(z.string()).readonly().nullable().describe('As `stream.stage`; null for all'),
    ended: z.boolean().describe('Whether nothing counts any more that its key signs'),
  })
  .openapi('DeviceStation')
