import type { Source } from '../source.ts'

/** Bytes of a public key, and of a signature: RFC 8032 section 5.1. */
export const publicKeyLength = 32
export const signatureLength = 64

/** The prime of the field: RFC 8032 section 5.1. */
const prime = 2n ** 255n - 19n

const weakYs = [
  0n,
  1n,
  0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  prime - 1n,
]

/**
 * The y coordinates of points of small order, under which anybody can make signatures that hold. The first is what a field that was
 * never filled in looks like. A browser that checks brings only the numbers along.
 */
export const weakKeys = {
  ys: weakYs,
  source: {
    basis: 'house',
    text: 'Computed: the points of the curve of RFC 8032 section 5.1 whose order divides 8, which `test/domain/proof/weak-keys.test.ts` computes again',
  } satisfies Source,
} as const

/** Whether these bytes are a public key that proves something: of the right length, in its one encoding, and not weak. */
export function isProvingKey(key: Uint8Array): boolean {
  if (key.length !== publicKeyLength) return false
  const number = key.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n)
  // The highest bit is the sign of x. A point has further encodings from the prime on, which section 5.1.3 refuses.
  const y = number % 2n ** 255n
  return y < prime && !weakYs.some((one) => one === y)
}

/**
 * Whether the key signed these bytes; all three are strangers'. A browser that has no Ed25519 throws: then nothing was checked,
 * which is another answer than no.
 */
export async function verifyEd25519(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (!isProvingKey(key) || signature.length !== signatureLength) return false
  const algorithm = { name: 'Ed25519' }
  const imported = await crypto.subtle.importKey('raw', new Uint8Array(key), algorithm, false, [
    'verify',
  ])
  return crypto.subtle.verify(
    algorithm,
    imported,
    new Uint8Array(signature),
    new Uint8Array(message),
  )
}
