import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { By } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { Database } from '../store/database.ts'
import { endPermit, listPermits, type StoredPermit } from '../store/organisations/export-permits.ts'

/**
 * Withdraws an export permit with a reason: nothing leaves on it any more, and what left stays. Done again, it changes nothing and says
 * nothing. Throws a RefusedError where there is none of this id.
 */
export async function withdrawPermit(
  db: Database,
  { id, note }: { readonly id: string; readonly note: string },
  { principal, organisationKey, now }: By,
): Promise<StoredPermit> {
  return db.transaction().execute(async (tx) => {
    const isNew = await endPermit(tx, organisationKey, { id, note, now })
    const [permit] = await listPermits(tx, organisationKey, { id })
    if (permit === undefined) {
      throw new RefusedError(refuse('not_found', '/path/id', ['permit_not_there', { permit: id }]))
    }
    if (!isNew) return permit
    const detail = { permit: permit.number, note }
    await audit(tx, principal, { kind: 'administration', action: 'permit withdrawn', detail, now })
    return permit
  })
}
