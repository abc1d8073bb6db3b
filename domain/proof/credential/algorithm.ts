import { bytesOf } from '../base64url-bytes.ts'
import type { PublicJwk } from '../did/public-jwk.ts'
import { verifyEd25519 } from '../ed25519.ts'

/** The algorithms that a signature may name: public keys only, so that no key can be taken for a shared secret. */
const table = {
  // RFC 9864 names it Ed25519 where RFC 8037 said EdDSA; both stand for the same signatures here.
  EdDSA: { crv: 'Ed25519' },
  Ed25519: { crv: 'Ed25519' },
  ES256: { crv: 'P-256', hash: 'SHA-256' },
  ES384: { crv: 'P-384', hash: 'SHA-384' },
  ES512: { crv: 'P-521', hash: 'SHA-512' },
} as const

/** What a token's header may say in `alg`. */
export type Algorithm = keyof typeof table

/** What is taken unless whoever checks says otherwise: the algorithm that everything of ours is signed with, by both names. */
export const ownAlgorithms: readonly Algorithm[] = ['EdDSA', 'Ed25519']

/** All that can be checked, for credentials of others (W3C Securing Verifiable Credentials using JOSE and COSE). */
export const joseAlgorithms: readonly Algorithm[] = [...ownAlgorithms, 'ES256', 'ES384', 'ES512']

/** Whether the key is on the curve of the algorithm: the key decides which algorithm holds, never the header alone. */
export function isKeyFor(algorithm: Algorithm, { crv }: PublicJwk): boolean {
  return table[algorithm].crv === crv
}

/** Whether the key signed these bytes. A key that is no point of its curve signed nothing. */
export async function isSigned(
  algorithm: Algorithm,
  key: PublicJwk,
  { bytes, signature }: Signed,
): Promise<boolean> {
  const rule = table[algorithm]
  if (!('hash' in rule)) return verifyEd25519(bytesOf(key.x) ?? new Uint8Array(), bytes, signature)
  const ecdsa = { name: 'ECDSA', namedCurve: rule.crv, hash: rule.hash }
  const { kty, crv, x, y = '' } = key
  try {
    const imported = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, ecdsa, false, [
      'verify',
    ])
    return await crypto.subtle.verify(ecdsa, imported, signature, bytes)
  } catch (error) {
    // What WebCrypto throws at bytes that are no key. A browser without the curve cannot say anything, not even no.
    if (error instanceof DOMException && error.name !== 'NotSupportedError') return false
    throw error
  }
}

/** Bytes and the signature over them, both as they came. */
export interface Signed {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly signature: Uint8Array<ArrayBuffer>
}
