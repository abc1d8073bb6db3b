import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { allOf, type Secret } from './secret/secret.ts'

const cipher = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/**
 * Seals whole numbers for a purpose, so that nobody but this installation reads, alters or uses them for another. The nonce
 * follows from what is sealed, so that the same place is always the same text; numbers take eight bytes each, so that the
 * text's length counts nothing.
 */
export function sealPlace(
  { current: secret }: Secret,
  purpose: string,
  place: readonly number[],
): string {
  const plain = Buffer.alloc(place.length * 8)
  for (const [at, number] of place.entries()) plain.writeBigUInt64BE(BigInt(number), at * 8)
  const nonce = nonceFor(secret, purpose, plain)
  const sealing = createCipheriv(cipher, keyFor(secret, 'key'), nonce)
  sealing.setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([sealing.update(plain), sealing.final()])
  return Buffer.concat([nonce, sealed, sealing.getAuthTag()]).toString('base64url')
}

/** Reads what `sealPlace` made for the same purpose, also under a secret before; undefined for anything else. */
export function openPlace(
  secret: Secret,
  purpose: string,
  text: string,
): readonly number[] | undefined {
  const bytes = Buffer.from(text, 'base64url')
  const isWhole = (bytes.length - nonceLength - tagLength) % 8 === 0
  // One text for one place: no other spelling of the same bytes is taken.
  if (bytes.length <= nonceLength + tagLength || !isWhole || bytes.toString('base64url') !== text) {
    return undefined
  }
  for (const one of allOf(secret)) {
    const place = openWith(one, purpose, bytes)
    if (place !== undefined) return place
  }
  return undefined
}

function openWith(secret: string, purpose: string, bytes: Buffer): readonly number[] | undefined {
  const opening = createDecipheriv(cipher, keyFor(secret, 'key'), bytes.subarray(0, nonceLength), {
    authTagLength: tagLength,
  })
  opening.setAAD(Buffer.from(purpose))
  opening.setAuthTag(bytes.subarray(-tagLength))
  try {
    const sealed = bytes.subarray(nonceLength, -tagLength)
    const plain = Buffer.concat([opening.update(sealed), opening.final()])
    return Array.from({ length: plain.length / 8 }, (_, at) =>
      Number(plain.readBigUInt64BE(at * 8)),
    )
  } catch {
    return undefined
  }
}

/** Keys of their own for this use, so that nothing sealed here is of use elsewhere. */
function keyFor(secret: string, use: 'key' | 'nonce'): Buffer {
  return createHmac('sha256', secret).update(`loomcell-cursor/1 ${use}`).digest()
}

function nonceFor(secret: string, purpose: string, plain: Buffer): Buffer {
  const named = createHmac('sha256', keyFor(secret, 'nonce')).update(`${purpose}\n`)
  return named.update(plain).digest().subarray(0, nonceLength)
}
