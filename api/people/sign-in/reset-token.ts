import { randomBytes } from 'node:crypto'
import { sha256 } from '../../digest.ts'
import type { Database } from '../../store/database.ts'
import { addPasswordLink, findPersonOfLink } from '../../store/people/passwords.ts'

/** Makes a one-time token of 256 random bits that sets a new password; only its digest is stored. */
export async function makeResetToken(
  auth: Database,
  personId: string,
  { now, seconds }: { now: Date; seconds: number },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expires = new Date(now.getTime() + seconds * 1000)
  await addPasswordLink(auth, { link: linkDigest(token), personId, expires })
  return token
}

/** Whose password the token sets; undefined when it was used, ended or is too old. */
export function personOfResetToken(auth: Database, token: string, now: Date) {
  return findPersonOfLink(auth, linkDigest(token), now)
}

/** What is stored in place of a token. Links from before were kept by better-auth in the same way. */
export function linkDigest(token: string): string {
  return sha256(`reset-password:${token}`)
}
