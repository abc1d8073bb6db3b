import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { isProvingKey, publicKeyLength, signatureLength } from '../domain/proof/ed25519.ts'
import { remembering } from './remembering.ts'

/** Reads a public key; undefined when it is none, or one that proves nothing. */
export function readSigningKey(text: string): Buffer | undefined {
  const key = readExactly(text, publicKeyLength)
  return key !== undefined && isProvingKey(key) ? key : undefined
}

/** Reads a signature; undefined when it is none. */
export function readSignature(text: string): Buffer | undefined {
  return readExactly(text, signatureLength)
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
