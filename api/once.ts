import type { FaultName, FaultValues } from '../domain/phrases.ts'
import { canonical } from '../domain/proof/canonical.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { RefusedError } from '../domain/refused.ts'
import { sha256Hex } from './digest.ts'

/** Says what the id stands for already. */
type Why = readonly [says: FaultName, values: FaultValues]

/** SHA-256 of a request in canonical form, by which the same one sent again is known. Throws for what has no such form. */
export function requestDigest(request: unknown): Buffer {
  let text: string
  try {
    text = canonical(request)
  } catch {
    throw new RefusedError(refuse('invalid', '', ['not_canonical']))
  }
  return Buffer.from(sha256Hex(text), 'hex')
}

/** The refusal of a request whose id came before with other content; undefined for the very same one, which is answered again. */
export function reusedId(
  before: Buffer | string,
  given: Buffer | string,
  why: Why,
): Refusal | undefined {
  return isSame(before, given) ? undefined : refuse('id_reused', '/id', why)
}

/** What an id stands for already, when it came with the same request; another one, or an id that stands for what its sender does not see, is thrown as a refusal. */
export function sameOrRefused<Stored extends { readonly digest: Buffer }>(
  stored: Stored | undefined,
  digest: Buffer,
  why: Why,
): Stored {
  if (stored !== undefined && isSame(stored.digest, digest)) return stored
  throw new RefusedError(refuse('id_reused', '/id', why))
}

function isSame(before: Buffer | string, given: Buffer | string): boolean {
  return Buffer.isBuffer(before) && Buffer.isBuffer(given) ? before.equals(given) : before === given
}
