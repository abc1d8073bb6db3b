import { readDidDocument } from '../did/did-document.ts'
import type { PublicJwk } from '../did/public-jwk.ts'
import { isFaults, type ProofFault, proofFault, shown } from '../proof-fault.ts'
import { type Algorithm, isKeyFor } from './algorithm.ts'

/** Which key is looked for. */
export interface KeySought {
  /** Whose key it has to be. */
  readonly issuer: string
  readonly kid: string
  readonly algorithm: Algorithm
  /** Instant at which it has to be in use. */
  readonly at: string
}

/**
 * The key that a token names, out of its issuer's document, or everything that keeps it from signing for them: the document is
 * another's, the key is not in it or not theirs, may not sign credentials, has ended, or is none for the algorithm.
 */
export function keyOf(document: unknown, sought: KeySought): PublicJwk | readonly ProofFault[] {
  const { issuer, kid, algorithm, at } = sought
  const read = readDidDocument(document, issuer)
  if (isFaults(read)) return read
  const full = kid.startsWith('#') ? `${issuer}${kid}` : kid
  const named = read.methods.filter((method) => method.id === full)
  const found = named.length > 0 ? named : read.methods.filter((method) => method.kid === kid)
  const [method] = found
  const given = shown(kid)
  if (method === undefined || found.length > 1)
    return [proofFault('/header/kid', 'did_key_unknown', { given, issuer })]
  const { controller, asserts, endsAt, publicJwk } = method
  const faults = [
    ...(controller === issuer
      ? []
      : [proofFault('/header/kid', 'did_key_of_other', { given, issuer })]),
    ...(asserts ? [] : [proofFault('/header/kid', 'did_key_not_asserting', { given })]),
    ...(endsAt === undefined || at < endsAt
      ? []
      : [proofFault('/header/kid', 'did_key_ended', { given, until: endsAt })]),
  ]
  if (publicJwk === undefined || !isKeyFor(algorithm, publicJwk))
    return [...faults, proofFault('/header/alg', 'did_key_unfit', { given, algorithm })]
  return faults.length > 0 ? faults : publicJwk
}
