import type { FactValue } from '../field.ts'
import { base64url } from './base64url.ts'
import { canonical, type Hash } from './canonical.ts'

/** One sealed fact: random salt (128 bits, base64url), its place in the event, its value. Erasing it erases the fact. */
export type Disclosure = readonly [salt: string, name: string, value: FactValue]

/**
 * Digest of a sealed fact as in RFC 9901 section 4.2.3: the hash of the base64url text of the JSON array. Without the salt
 * nobody can test a guess against it.
 */
export function disclosureDigest(disclosure: Disclosure, hash: Hash): string {
  return hash(base64url(canonical(disclosure)))
}
