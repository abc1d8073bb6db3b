import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Principal } from '../../http/principal.ts'
import { audit } from '../../people/access/audit.ts'
import type { Database } from '../../store/database.ts'
import { removeFile } from '../../store/evidence/files.ts'

export const unknownFile = refuse('not_found', '/path/digest', ['file_not_held'])

/** Removes a file for good and puts that on the audit trail, both or neither; refused as `not_found` where there is none. */
export async function eraseFile(
  db: Database,
  principal: Principal,
  { digest, now }: { digest: Buffer; now: Date },
): Promise<void> {
  const { organisationKey = 0 } = principal.organisation ?? {}
  await db.transaction().execute(async (tx) => {
    if (!(await removeFile(tx, organisationKey, digest))) throw new RefusedError(unknownFile)
    const detail = { digest: digest.toString('base64url') }
    await audit(tx, principal, { kind: 'administration', action: 'file.erased', detail, now })
  })
}
