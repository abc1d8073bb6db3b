import { z } from '@hono/zod-openapi'
import { hasUnseenCharacter } from '../../../domain/line-text.ts'

const base64url = z.string().regex(/^[\w-]{1,16384}$/)
const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
}
const transports = z
  .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']).catch('hybrid'))
  .max(10)

/** A wish to add a passkey, with the password where there is one. */
export const passkeyWishSchema = z.object({ password: z.string().max(1_024).optional() })

/** A new passkey as the browser made it. */
export const passkeyAdditionSchema = z.object({
  name: z
    .string()
    .transform((text) => text.trim().normalize('NFC'))
    .refine((text) => text !== '' && text.length <= 60 && !hasUnseenCharacter(text)),
  credential: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: transports.exactOptional(),
    }),
  }),
})

/** A passkey's proof as the browser made it. */
export const passkeyProofSchema = z.object({
  next: z.string().optional(),
  credential: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
    }),
  }),
})
