import { type Disclosure, disclosureDigest } from '../../../domain/proof/disclosure.ts'
import { isObject } from '../../../domain/proof/proof-fault.ts'
import { jsonIn } from '../../../domain/proof/record/history.ts'
import { sha256 } from '../../digest.ts'
import type { CheckedErasure } from '../../store/check/checked-erasures.ts'
import { type Findings, note, nothing, type Told } from './findings.ts'
import type { Opened } from './opened.ts'

/** What opens an event's sealed facts, and what says that some of them were erased. */
export interface SealedRows {
  readonly disclosed: unknown
  readonly erasures: readonly CheckedErasure[]
}

/**
 * A fact may be erased, never changed: each one left must have its digest in the envelope. What an erasure says is gone stays
 * gone, and what is gone without one is counted apart.
 */
export function checkSealed(
  findings: Findings,
  { envelope }: Opened,
  { disclosed, erasures }: SealedRows,
): void {
  const sealed = new Set(envelope._sd ?? [])
  const erased = new Set(erasures.flatMap((one) => erasedIn(findings, one, sealed)))
  const given: readonly unknown[] = Array.isArray(disclosed) ? disclosed : []
  const where = { table: 'disclosure', key: `event ${envelope.id}`, column: 'disclosed' }
  for (const one of given) {
    // Any JSON can be hashed, so a row of another shape shows as a digest that nobody sealed.
    const digest = disclosureDigest(one as Disclosure, sha256)
    if (sealed.delete(digest) && !erased.has(digest)) continue
    const expected: Told = {
      says: erased.has(digest) ? 'check_not_erased' : 'check_only_sealed',
    }
    note(findings, { ...where, expected, found: JSON.stringify(one)?.slice(0, 120) ?? nothing })
  }
  findings.erased += sealed.size
  findings.unexplained += [...sealed].filter((digest) => !erased.has(digest)).length
}

/** Digests that an erasure says nothing opens any more; noted where it is not what the log has, or speaks of what was never sealed. */
function erasedIn(
  findings: Findings,
  { id, statement, digest }: CheckedErasure,
  sealed: ReadonlySet<string>,
): readonly string[] {
  const text = statement.toString('utf8')
  const where = { table: 'erasure', key: id, column: 'statement' }
  const found = text.slice(0, 120)
  if (sha256(text) !== digest.toString('base64url')) {
    note(findings, {
      ...where,
      expected: { says: 'check_text_of_digest', values: { digest: digest.toString('base64url') } },
      found,
    })
    return []
  }
  const said = jsonIn(text)
  const named = isObject(said) && Array.isArray(said.sealed) ? said.sealed : []
  const own = named.filter((one): one is string => typeof one === 'string' && sealed.has(one))
  if (own.length === 0 || own.length < named.length)
    note(findings, { ...where, expected: { says: 'check_digests_sealed' }, found })
  return own
}
