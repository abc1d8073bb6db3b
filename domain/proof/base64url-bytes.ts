import { fromBase64, toBase64 } from './log/base64.ts'

/** Base64url without padding (RFC 4648 section 5) of bytes. */
export function base64urlOf(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The bytes of a text in base64url without padding, or undefined where it is none. Bytes have exactly one such text. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined
  const padding = '='.repeat((4 - (text.length % 4)) % 4)
  const bytes = fromBase64(text.replaceAll('-', '+').replaceAll('_', '/') + padding)
  return bytes && new Uint8Array(bytes)
}
