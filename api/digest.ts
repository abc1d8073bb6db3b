import { hash } from 'node:crypto'
import { random128 } from './random-id.ts'

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

/** 128 random bits as base64url. */
export function salt(): string {
  return random128('base64url')
}
