import { createHash } from 'node:crypto'

/** SHA-256 of a token of at least 160 random bits, base64url: what is stored in the token's place. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
