import { canonical } from '../../domain/proof/canonical.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../problem.ts'
import { sha256 } from '../record/digest.ts'

/** SHA-256 of a request in canonical form: what tells the same request from another. What has no such form is refused. */
export function requestDigestOf(request: unknown): Buffer {
  return Buffer.from(sha256(canonicalOf(request)), 'base64url')
}

function canonicalOf(request: unknown): string {
  try {
    return canonical(request)
  } catch {
    throw new RefusedError(refuse('invalid', '', ['not_canonical']))
  }
}
