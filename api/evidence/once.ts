import type { FaultName, FaultValues } from '../../domain/phrases.ts'
import { canonical } from '../../domain/proof/canonical.ts'
import { refuse } from '../../domain/refusal.ts'
import { sha256Hex } from '../digest.ts'
import { RefusedError } from '../http/problem.ts'

/** Digest of what was asked for, by which the same request sent again is known. */
export function requestDigest(request: object): Buffer {
  return Buffer.from(sha256Hex(canonical(request)), 'hex')
}

/** What an id stands for already, when it came with the same request; with another one that is a refusal. */
export function sameOrRefused<Stored extends { readonly digest: Buffer }>(
  stored: Stored,
  digest: Buffer,
  why: readonly [says: FaultName, values: FaultValues],
): Stored {
  if (stored.digest.equals(digest)) return stored
  throw new RefusedError(refuse('id_reused', '/id', why))
}
