import type { z } from '@hono/zod-openapi'
import { findClaimStandard } from '../../domain/claim/claim-standards.ts'
import { faultOf, refuse } from '../../domain/refusal.ts'
import type { Asking } from '../http/asking.ts'
import { RefusedError } from '../http/problem.ts'
import type { Database } from '../store/database.ts'
import {
  addScopeCertificate,
  addScopeStatus,
  listScopeCertificates,
  type ScopeCertificate,
  type StoredScopeCertificate,
} from '../store/evidence/scope-certificates.ts'
import type { scopeRequestSchema } from './certificate-schemas.ts'
import { knownStandards } from './claim-schemas.ts'

/**
 * Records a scope certificate, or a further status of one that is there. What it says of itself never changes: a renewed
 * certificate comes under a number of its own.
 */
export async function recordScope(
  db: Database,
  { status, since, ...scope }: z.output<typeof scopeRequestSchema>,
  { organisationKey, now }: Asking,
): Promise<StoredScopeCertificate> {
  if (findClaimStandard(scope.standard, scope.version) === undefined) {
    const { standard, version } = scope
    const values = { standard, version, known: knownStandards }
    throw new RefusedError(refuse('invalid', '/standard', ['certificate_standard_unknown', values]))
  }
  return db.transaction().execute(async (tx) => {
    await addScopeCertificate(tx, organisationKey, { ...scope, now })
    const [stored] = await listScopeCertificates(tx, organisationKey, scope)
    if (stored === undefined) throw new RangeError(`Cannot read back certificate "${scope.number}"`)
    assertSame(scope, stored)
    if (stored.statuses.some((line) => line.status === status && line.since === since))
      return stored
    await addScopeStatus(tx, stored.scopeCertificateKey, { status, since, now })
    const [changed = stored] = await listScopeCertificates(tx, organisationKey, scope)
    return changed
  })
}

function assertSame(given: ScopeCertificate, stored: StoredScopeCertificate): void {
  const names = ['holder', 'standard', 'version', 'validFrom', 'validTo'] as const
  const faults = names
    .filter((name) => given[name] !== stored[name])
    .map((name) => {
      const values = {
        number: stored.number,
        field: name,
        stored: stored[name],
        given: given[name],
      }
      return faultOf(`/${name}`, 'certificate_changed', values)
    })
  if (faults.length > 0) throw new RefusedError({ code: 'id_reused', faults })
}
