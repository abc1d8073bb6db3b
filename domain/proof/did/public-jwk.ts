import { isObject } from '../proof-fault.ts'

/** A public key that signs, as JWK (RFC 7517; RFC 8037 for Ed25519): the members that say which key it is, and no others. */
export interface PublicJwk {
  readonly kty: 'OKP' | 'EC'
  readonly crv: 'Ed25519' | 'P-256' | 'P-384' | 'P-521'
  readonly x: string
  /** Only on a curve of kty `EC`. */
  readonly y?: string
}

/**
 * Reads a public key from outside; undefined where it is none. A JWK that carries its private part is none either: a key that
 * everybody can read proves nothing. What it says besides, its own `alg` too, has to agree with its curve.
 */
export function parsePublicJwk(value: unknown): PublicJwk | undefined {
  if (!isObject(value) || Object.hasOwn(value, 'd')) return undefined
  const { kty, crv, x, y, use = 'sig', alg } = value
  if (use !== 'sig' || typeof x !== 'string') return undefined
  if (kty === 'OKP' && crv === 'Ed25519')
    return isOneOf(alg, [undefined, 'EdDSA', 'Ed25519']) ? { kty, crv, x } : undefined
  if (kty !== 'EC' || typeof y !== 'string') return undefined
  if (crv !== 'P-256' && crv !== 'P-384' && crv !== 'P-521') return undefined
  return isOneOf(alg, [undefined, curveAlgorithms[crv]]) ? { kty, crv, x, y } : undefined
}

/** The one algorithm of each curve of the National Institute of Standards: RFC 7518 section 3.4. */
const curveAlgorithms = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' } as const

function isOneOf(value: unknown, right: readonly unknown[]): boolean {
  return right.includes(value)
}
