import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { AuditKind } from '../tables/people-tables.ts'

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

/** Who did something with somebody else's account. */
export interface AuditActor {
  readonly kind: 'person' | 'station' | 'system'
  readonly id: string
  readonly name: string
  /** The organisation acted for, whose trail shows it too. */
  readonly organisationKey: number | null
}

/** Puts what was done with an account on the trail of every organisation of its person, and of whoever did it. */
export async function addAccountAudit(
  db: Database,
  personId: string,
  done: {
    readonly actor: AuditActor
    readonly action: string
    readonly detail: Readonly<Record<string, unknown>>
    readonly now: Date
  },
): Promise<void> {
  const { actor, action, detail, now } = done
  await sql`
    insert into audit_entry (organisation_key, time, kind, actor_kind, actor, actor_name, action, detail)
      select organisation_key, ${now}, 'administration', ${actor.kind}, ${actor.id}, ${actor.name}, ${action},
        ${JSON.stringify(detail)}
      from organisation where organisation_key = ${actor.organisationKey}
        or organisation_key in (select organisation_key from membership
          where person_id = ${personId} and ended_time is null)`.execute(db)
}
