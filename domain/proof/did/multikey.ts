import { base64urlOf, bytesOf } from '../base64url-bytes.ts'
import { publicKeyLength } from '../ed25519.ts'
import { base58Multibase, bytesOfMultibase } from '../multibase.ts'
import type { PublicJwk } from './public-jwk.ts'

/** Multicodec `ed25519-pub`, 0xed, as an unsigned varint. */
const ed25519Header = [0xed, 0x01]

/**
 * The Ed25519 public key in a Multikey (W3C Controlled Identifiers section 2.2.2), as a JWK; undefined where it is none. Other
 * kinds of keys are written as JsonWebKey.
 */
export function jwkOfMultikey(multikey: string): PublicJwk | undefined {
  const bytes = bytesOfMultibase(multikey)
  if (bytes?.length !== ed25519Header.length + publicKeyLength) return undefined
  if (ed25519Header.some((byte, at) => bytes[at] !== byte)) return undefined
  return { kty: 'OKP', crv: 'Ed25519', x: base64urlOf(bytes.subarray(ed25519Header.length)) }
}

/** The Multikey of an Ed25519 public key; undefined where the JWK is none. */
export function multikeyOf({ kty, crv, x }: PublicJwk): string | undefined {
  const bytes = bytesOf(x)
  if (kty !== 'OKP' || crv !== 'Ed25519' || bytes?.length !== publicKeyLength) return undefined
  return base58Multibase(Uint8Array.from([...ed25519Header, ...bytes]))
}
