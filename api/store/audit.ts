import type { AuditKind } from './access-tables.ts'
import type { Database } from './database.ts'

/** Something that was done in an organisation's name or with its data, as its audit trail shows it. */
export interface AuditEntry {
  readonly organisationKey: number
  readonly time: Date
  readonly kind: AuditKind
  readonly actorKind: 'person' | 'station' | 'system'
  /** Id of the account, key of the station, or the name of the job. */
  readonly actor: string
  readonly actorName: string
  /** The organisation that the actor acted for, where it is another one: an authority. */
  readonly actorOrganisationKey?: number
  /** What was done, such as `GET /api/v1/stock` or `invited`. */
  readonly action: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Adds an entry to the audit trail; nothing changes or removes one. */
export async function addAuditEntry(db: Database, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_entry')
    .values({
      organisation_key: entry.organisationKey,
      time: entry.time,
      kind: entry.kind,
      actor_kind: entry.actorKind,
      actor: entry.actor,
      actor_name: entry.actorName,
      actor_organisation_key: entry.actorOrganisationKey ?? null,
      action: entry.action,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute()
}
