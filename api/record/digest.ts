import { hash, randomBytes } from 'node:crypto'

/** SHA-256 of the UTF-8 bytes of a text, base64url without padding. */
export function sha256(text: string): string {
  return hash('sha256', text, 'base64url')
}

/** SHA-256 of the UTF-8 bytes of a text, hex. */
export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex')
}

/** Hex of a base64url text, the form in which digests go to the database. */
export function hexOf(digest: string): string {
  return Buffer.from(digest, 'base64url').toString('hex')
}

const poolBytes = 4096
let pool = randomBytes(0)
let used = 0

/** 128 random bits as base64url. Drawn from a pool, since one call to the system for each salt would cost more than sealing. */
export function salt(): string {
  if (used + 16 > pool.length) {
    pool = randomBytes(poolBytes)
    used = 0
  }
  used += 16
  return pool.toString('base64url', used - 16, used)
}
