import { canonical } from '../../domain/proof/canonical.ts'
import { sha256Hex } from '../digest.ts'

/**
 * SHA-256 of a scan as sent, in canonical form, hex: what tells a duplicate from an id used twice, and what a station
 * signs. Undefined for what has no canonical form: numbers beyond a double's range, half a surrogate pair.
 */
export function scanDigestOf(given: unknown): string | undefined {
  try {
    return sha256Hex(canonical(given))
  } catch {
    return undefined
  }
}
