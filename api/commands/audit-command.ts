import type { Database } from '../store/database.ts'
import { type AuditEntry, addAuditEntry } from '../store/people/audit.ts'

/** Puts what a command did on the trail of the organisation that it was done to. */
export async function auditCommand(
  db: Database,
  done: Pick<AuditEntry, 'organisationKey' | 'time' | 'action' | 'detail'>,
): Promise<void> {
  await addAuditEntry(db, {
    ...done,
    kind: 'administration',
    actorKind: 'system',
    actor: 'command line',
    actorName: 'Command line',
  })
}
