import { createPublicKey } from 'node:crypto'
import { readDidDocument } from '../../domain/proof/did/did-document.ts'
import { isFaults, isObject } from '../../domain/proof/proof-fault.ts'
import { jsonIn } from '../../domain/proof/record/history.ts'

/** The keys of an issuer's document as files that openssl reads, each by its name in the document. */
export function issuerKeys(document: string | undefined): readonly (readonly [string, string])[] {
  const value = jsonIn(document ?? '')
  if (!isObject(value) || typeof value.id !== 'string') return []
  const read = readDidDocument(value, value.id)
  if (isFaults(read)) return []
  return read.methods.flatMap(({ id, publicJwk }) => {
    if (publicJwk === undefined) return []
    const key = createPublicKey({ key: { ...publicJwk }, format: 'jwk' })
    const name = id.slice(id.indexOf('#') + 1)
    return [[`issuer-keys/${name}.pem`, key.export({ type: 'spki', format: 'pem' }).toString()]]
  })
}
