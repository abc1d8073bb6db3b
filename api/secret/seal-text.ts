import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { allOf, markOf, type Secret } from './secret.ts'

const cipher = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** Seals a text for a purpose under the secret in use: its mark, a dot, and nonce, ciphertext and tag in base64url. */
export function sealText({ current }: Secret, purpose: string, text: string): string {
  const nonce = randomBytes(nonceLength)
  const sealing = createCipheriv(cipher, keyFor(current), nonce)
  sealing.setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  const bytes = Buffer.concat([nonce, sealed, sealing.getAuthTag()])
  return `${markOf(current)}.${bytes.toString('base64url')}`
}

/** Reads what `sealText` made for the same purpose under any secret that holds; undefined for anything else. */
export function openText(secret: Secret, purpose: string, kept: string): string | undefined {
  const [mark, body = ''] = kept.split('.')
  const key = allOf(secret).find((one) => markOf(one) === mark)
  const bytes = Buffer.from(body, 'base64url')
  if (key === undefined || bytes.length < nonceLength + tagLength) return undefined
  const opening = createDecipheriv(cipher, keyFor(key), bytes.subarray(0, nonceLength), {
    authTagLength: tagLength,
  })
  opening.setAAD(Buffer.from(purpose))
  opening.setAuthTag(bytes.subarray(-tagLength))
  try {
    const sealed = bytes.subarray(nonceLength, -tagLength)
    return `${opening.update(sealed, undefined, 'utf8')}${opening.final('utf8')}`
  } catch {
    return undefined
  }
}

/** Whether it lies under the secret in use. */
export function isSealedAnew({ current }: Secret, kept: string): boolean {
  return kept.startsWith(`${markOf(current)}.`)
}

/** A key of its own for this use, so that nothing sealed here is of use elsewhere. */
function keyFor(secret: string): Buffer {
  return createHmac('sha256', secret).update('loomcell secret/1 seal').digest()
}
