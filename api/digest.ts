import { hash } from 'node:crypto'
import { random128 } from './random-id.ts'

/** SHA-256 of bytes, or of the UTF-8 bytes of a text, base64url without padding. */
export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text, 'base64url')
}

/** SHA-256 of the UTF-8 bytes of a text, hex. */
export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex')
}

/** SHA-256 of the UTF-8 bytes of a text, 32 bytes: what is kept in place of what nobody may read. */
export function sha256Bytes(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}

/** Hex of a base64url text, the form in which digests go to the database. */
export function hexOfDigest(digest: string): string {
  return Buffer.from(digest, 'base64url').toString('hex')
}

/** 128 random bits as base64url. */
export function salt(): string {
  return random128('base64url')
}

/** A UUID that follows from a text (RFC 9562 version 8), so that the same input is the same scan. */
export function idFrom(text: string): string {
  const hex = sha256Hex(text)
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
}
