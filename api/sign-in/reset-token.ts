import { randomBytes } from 'node:crypto'
import type { Auth } from './auth.ts'

/** Makes a one-time token that sets a new password; only its digest is stored. */
export async function makeResetToken(
  auth: Auth,
  personId: string,
  { now, seconds }: { now: Date; seconds: number },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const { internalAdapter } = await auth.$context
  await internalAdapter.createVerificationValue({
    identifier: identifierOf(token),
    value: personId,
    expiresAt: new Date(now.getTime() + seconds * 1000),
  })
  return token
}

/** Whose password the token sets; undefined when it was used or is too old. */
export async function personOfResetToken(auth: Auth, token: string, now: Date) {
  const { internalAdapter } = await auth.$context
  const found = await internalAdapter.findVerificationValue(identifierOf(token))
  if (!found || found.expiresAt <= now) return undefined
  return (await internalAdapter.findUserById(found.value)) ?? undefined
}

/** As better-auth looks for it when the password is set. */
function identifierOf(token: string): string {
  return `reset-password:${token}`
}
