import { canonical } from '../../domain/proof/canonical.ts'
import { refuse } from '../../domain/refusal.ts'
import { sha256 } from '../digest.ts'
import { RefusedError } from '../http/problem.ts'

/** SHA-256 of a request in canonical form: what tells the same request from another. What has no such form is refused. */
export function requestDigestOf(request: unknown): Buffer {
  return Buffer.from(sha256(canonicalOf(request)), 'base64url')
}

/**
 * A request without its signature: as it was sent where it is signed, since that is what was signed; otherwise as it was read.
 */
export function askedOf<Read extends { readonly signature?: string | undefined }>(
  { signature, ...read }: Read,
  sent: unknown = read,
): { signature: string | undefined; asked: unknown } {
  if (signature === undefined || typeof sent !== 'object' || sent === null) {
    return { signature, asked: read }
  }
  const { signature: _, ...asked } = sent as Readonly<Record<string, unknown>>
  return { signature, asked }
}

function canonicalOf(request: unknown): string {
  try {
    return canonical(request)
  } catch {
    throw new RefusedError(refuse('invalid', '', ['not_canonical']))
  }
}
