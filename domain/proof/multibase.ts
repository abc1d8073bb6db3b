import { base58Of, bytesOfBase58 } from './base58.ts'
import { base64urlOf, bytesOf } from './base64url-bytes.ts'
import { digestLength } from './log/sha256.ts'

/** Multihash `sha2-256` of 32 bytes. */
const sha256Header = [0x12, digestLength]

/** The bytes of a text in multibase: `z` is base58, `u` is base64url without padding. */
export function bytesOfMultibase(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.startsWith('z')) return bytesOfBase58(text.slice(1))
  return text.startsWith('u') ? bytesOf(text.slice(1)) : undefined
}

/** Bytes in multibase, base58. */
export function base58Multibase(bytes: Uint8Array): string {
  return `z${base58Of(bytes)}`
}

/** `digestMultibase` (W3C Verifiable Credentials 2.0 section 5.3) of a SHA-256 in base64url: its multihash in base64url. */
export function digestMultibaseOf(digest: string): string {
  return `u${base64urlOf(Uint8Array.from([...sha256Header, ...(bytesOf(digest) ?? [])]))}`
}

/** The SHA-256, in base64url, that a `digestMultibase` says; undefined where it says none. */
export function digestOfMultibase(text: string): string | undefined {
  const bytes = bytesOfMultibase(text)
  if (bytes?.length !== sha256Header.length + digestLength) return undefined
  if (sha256Header.some((byte, at) => bytes[at] !== byte)) return undefined
  return base64urlOf(bytes.subarray(sha256Header.length))
}
