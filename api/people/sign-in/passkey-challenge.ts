import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import type { People } from './people.ts'

const milliseconds = 5 * 60 * 1000

/** Makes a challenge that a passkey signs once, for this purpose: an account's id, or `sign-in`. */
export async function makeChallenge(
  { auth, now }: People,
  purpose: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(randomBytes(32))
  const { internalAdapter } = await auth.$context
  await internalAdapter.createVerificationValue({
    identifier: identifierOf(Buffer.from(challenge).toString('base64url')),
    value: purpose,
    expiresAt: new Date(now().getTime() + milliseconds),
  })
  return challenge
}

/** Spends a challenge; tells whether we made it for this purpose and nobody used it yet. */
export async function spendChallenge(
  { auth, now }: People,
  challenge: string,
  purpose: string,
): Promise<boolean> {
  const { internalAdapter } = await auth.$context
  const spent = await internalAdapter.consumeVerificationValue(identifierOf(challenge))
  return spent !== null && spent.value === purpose && spent.expiresAt > now()
}

/**
 * Whom passkeys belong to: the name in our public address. Without one it is the name by which we were asked, which works
 * since a browser itself holds it against the page's own.
 */
export function partyOf(context: Context, { publicUrl }: People): { rpID: string; origin: string } {
  const { hostname, origin } = new URL(publicUrl ?? context.req.url)
  return { rpID: hostname, origin }
}

function identifierOf(challenge: string): string {
  return `passkey ${challenge}`
}
