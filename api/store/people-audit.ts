import { sql } from 'kysely'
import type { AuditKind } from './access-tables.ts'
import type { Database } from './database.ts'

/** Puts what somebody did with their own account on the audit trail of every organisation that they belong to. */
export async function addPersonAudit(
  db: Database,
  done: {
    readonly personId: string
    readonly name: string
    readonly kind: AuditKind
    readonly action: string
    readonly detail?: Readonly<Record<string, unknown>>
    readonly now: Date
  },
): Promise<void> {
  const { personId, name, kind, action, detail = {}, now } = done
  await sql`
    insert into audit_entry (organisation_key, time, kind, actor_kind, actor, actor_name, action, detail)
      select organisation_key, ${now}, ${kind}, 'person', ${personId}, ${name}, ${action}, ${JSON.stringify(detail)}
      from membership where person_id = ${personId} and ended_time is null`.execute(db)
}
