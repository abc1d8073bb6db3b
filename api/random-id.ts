import { randomBytes } from 'node:crypto'

const poolBytes = 4096
let pool = randomBytes(0)
let used = 0

/** 128 random bits. Drawn from a pool, since one call to the system for each would cost more than sealing. */
export function random128(encoding: 'base64url' | 'hex'): string {
  if (used + 16 > pool.length) {
    pool = randomBytes(poolBytes)
    used = 0
  }
  used += 16
  return pool.toString(encoding, used - 16, used)
}

/**
 * An id that nobody can guess: 128 random bits (OWASP ASVS 5.0, 11.5.1) in the shape of a UUID, of which version and variant
 * are random too. For what an id alone opens or must not be planted under: records, steps, hand-overs.
 */
export function randomId(): string {
  return random128('hex').replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** What a link carries that opens something to whoever has it: 256 random bits, of which only a digest is kept. */
export function linkSecret(): string {
  return random128('base64url') + random128('base64url')
}

/** Whether a text has the shape of such a secret. */
export function isLinkSecret(text: string): boolean {
  return /^[\w-]{44}$/.test(text)
}
