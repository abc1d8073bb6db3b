import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { remembering } from './remembering.ts'

const keyBytes = 32
const signatureBytes = 64

/**
 * Points of small order, under which anybody can make signatures that hold (RFC 8032 section 5.1, RFC 7748 section 6). The
 * first is what a field that was never filled in looks like.
 */
const weakKeys = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
])

/** Reads a public key; undefined when it is none, or one that proves nothing. */
export function readSigningKey(text: string): Buffer | undefined {
  const key = readExactly(text, keyBytes)
  if (key === undefined || !isCanonical(key)) return undefined
  return weakKeys.has(key.toString('hex')) ? undefined : key
}

/** The prime of the field: RFC 8032 section 5.1. */
const prime = 2n ** 255n - 19n

/** Whether the y coordinate is below the prime; a point has further encodings beyond it, which RFC 8032 section 5.1.3 refuses. */
function isCanonical(key: Buffer): boolean {
  const y = BigInt(`0x${Buffer.from(key).reverse().toString('hex')}`) & (2n ** 255n - 1n)
  return y < prime
}

/** Reads a signature; undefined when it is none. */
export function readSignature(text: string): Buffer | undefined {
  return readExactly(text, signatureBytes)
}

/** Whether the key signed this text. */
export function isSignedBy(signingKey: Buffer, text: string, signature: Buffer): boolean {
  return verify(null, Buffer.from(text), keyFor(signingKey), signature)
}

/** Base64url has one text for each value of bytes: anything else is another value in disguise. */
function readExactly(text: string, bytes: number): Buffer | undefined {
  const read = Buffer.from(text, 'base64url')
  return read.length === bytes && read.toString('base64url') === text ? read : undefined
}

const keys = remembering<string, KeyObject>(10_000)

/** Reading a key costs as much as a check with it, so it is read once. */
function keyFor(raw: Buffer): KeyObject {
  const x = raw.toString('base64url')
  const known = keys.get(x)
  if (known !== undefined) return known
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  keys.set(x, key)
  return key
}
