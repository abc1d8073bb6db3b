import { instantOf } from '../date-time-stamp.ts'
import { isObject, type ProofFault, proofFault } from '../proof-fault.ts'
import { jwkOfMultikey } from './multikey.ts'
import { type PublicJwk, parsePublicJwk } from './public-jwk.ts'

/** A key of a document, as it may be used. */
export interface VerificationMethod {
  /** Address of the key: the document's own with `#` and its name. */
  readonly id: string
  /** Its short name inside its JWK, where it has one; tokens may name it by that. */
  readonly kid?: string
  readonly controller: string
  /** Absent where the key is of a kind that nothing here checks. */
  readonly publicJwk?: PublicJwk
  /** Whether it may sign credentials (`assertionMethod`). */
  readonly asserts: boolean
  /** From when on what it signs counts for nothing: the earlier of `revoked` and `expires`. The key itself is never deleted. */
  readonly endsAt?: string
}

/** Who is named by an identifier, by their keys: W3C Decentralized Identifiers 1.0 and Controlled Identifiers 1.0. */
export interface DidDocument {
  readonly id: string
  readonly methods: readonly VerificationMethod[]
}

/** Reads the document that was found for an identifier, or tells everything that is wrong with it. */
export function readDidDocument(value: unknown, did: string): DidDocument | readonly ProofFault[] {
  if (!isObject(value) || value.id !== did)
    return [proofFault('/id', 'did_document_of_other', { right: did })]
  const listed = listIn(value, 'verificationMethod')
  const asserting = listIn(value, 'assertionMethod')
  // A method may be written out where it is referred to, and serves that one purpose then.
  const methods = [...listed, ...asserting.filter(isObject)].map((one) => methodIn(one, did))
  const faults = methods.flatMap((method, at) =>
    method === undefined ? [proofFault(`/verificationMethod/${at}`, 'did_method_unreadable')] : [],
  )
  const read = methods.filter((method) => method !== undefined)
  if (new Set(read.map(({ id }) => id)).size < read.length)
    return [...faults, proofFault('/verificationMethod', 'did_method_twice')]
  if (faults.length > 0) return faults
  const ids = new Set(asserting.map((one) => absolute(isObject(one) ? one.id : one, did)))
  return { id: did, methods: read.map((method) => ({ ...method, asserts: ids.has(method.id) })) }
}

function listIn(value: Readonly<Record<string, unknown>>, name: string): readonly unknown[] {
  const list = value[name]
  return Array.isArray(list) ? list : []
}

function methodIn(value: unknown, did: string): Omit<VerificationMethod, 'asserts'> | undefined {
  if (!isObject(value) || typeof value.type !== 'string') return undefined
  const id = absolute(value.id, did)
  if (id === undefined || typeof value.controller !== 'string') return undefined
  const ends = [value.revoked, value.expires].filter((one) => one !== undefined).map(instantOf)
  // An end that cannot be read is no end that could be kept to.
  if (ends.includes(undefined)) return undefined
  const endsAt = ends.filter((one) => one !== undefined).sort()[0]
  const jwk = value.publicKeyJwk
  const kid = isObject(jwk) && typeof jwk.kid === 'string' ? jwk.kid : undefined
  const publicJwk = keyIn(value)
  return {
    id,
    controller: value.controller,
    ...(kid === undefined ? {} : { kid }),
    ...(publicJwk === undefined ? {} : { publicJwk }),
    ...(endsAt === undefined ? {} : { endsAt }),
  }
}

/** The key itself: JsonWebKey and Multikey, and both by the names that they had before. */
function keyIn({ type, publicKeyJwk, publicKeyMultibase }: Readonly<Record<string, unknown>>) {
  if (type === 'JsonWebKey' || type === 'JsonWebKey2020') return parsePublicJwk(publicKeyJwk)
  const isMultikey = type === 'Multikey' || type === 'Ed25519VerificationKey2020'
  return isMultikey && typeof publicKeyMultibase === 'string'
    ? jwkOfMultikey(publicKeyMultibase)
    : undefined
}

/** The whole address of a method, which inside its own document may be written as `#name`. */
function absolute(id: unknown, did: string): string | undefined {
  if (typeof id !== 'string' || id === '') return undefined
  return id.startsWith('#') ? `${did}${id}` : id
}
