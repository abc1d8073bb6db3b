import { canonical } from '../proof/canonical.ts'
import { isObject } from '../proof/proof-fault.ts'

/** A passport as JSON, whoever wrote it. */
type Written = Readonly<Record<string, unknown>>

/**
 * Whether two versions of a passport say the same of the same thing by the same issuer. When and why they were signed, which of
 * how many it is, and the documents beside it do not count: those go on without anything being said of the thing.
 */
export function saysTheSame(one: Written, other: Written): boolean {
  return canonical(saidIn(one)) === canonical(saidIn(other))
}

function saidIn({ issuer, name, credentialSubject }: Written) {
  const subject = isObject(credentialSubject) ? credentialSubject : {}
  const { relatedDocument: _documents, characteristics, performanceClaim, ...rest } = subject
  const words = isObject(characteristics) ? characteristics : {}
  const { version: _version, cause: _cause, ...said } = words
  const claims = Array.isArray(performanceClaim) ? performanceClaim.filter(isObject) : []
  const claimed = claims.map(({ id: _id, claimDate: _day, ...claim }) => claim)
  // What is absent has no canonical form.
  return JSON.parse(JSON.stringify({ issuer, name, rest, said, claimed }))
}
