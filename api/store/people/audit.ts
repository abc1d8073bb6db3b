import { sql } from 'kysely'
import type { AskedRequest, AuditAction } from '../../../domain/audit-action.ts'
import { nameIn } from '../../../domain/local-names.ts'
import type { Language } from '../../../domain/words.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'
import type { AuditKind } from '../tables/people-tables.ts'

/** Something that was done in an organisation's name or with its data, as its audit trail shows it. */
export interface AuditEntry {
  readonly organisationKey: number
  readonly time: Date
  readonly kind: AuditKind
  readonly actorKind: 'person' | 'station' | 'system'
  /** Id of the account or the station, or the name of the job. */
  readonly actor: string
  readonly actorName: string
  /** The organisation that the actor acted for, where it is another one: an authority. */
  readonly actorOrganisationKey?: number
  readonly action: AuditAction | AskedRequest
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Adds an entry to the audit trail; nothing changes or removes one. */
export async function addAuditEntry(db: Database, entry: AuditEntry): Promise<void> {
  await addAuditEntries(db, [entry])
}

/** Adds entries to the trails of several organisations in one statement. */
export async function addAuditEntries(db: Database, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => ({
    organisation_key: entry.organisationKey,
    time: entry.time,
    kind: entry.kind,
    actor_kind: entry.actorKind,
    actor: entry.actor,
    actor_name: entry.actorName,
    actor_organisation_key: entry.actorOrganisationKey ?? null,
    action: entry.action,
    detail: JSON.stringify(entry.detail ?? {}),
  }))
  await db.insertInto('audit_entry').values(rows).execute()
}

const entryColumns = [
  'audit_entry_key',
  'time',
  'kind',
  'actor_kind',
  'actor_name',
  'actor_organisation_key',
  'action',
] as const

/** An entry as it is read back. */
export interface StoredAuditEntry extends Row<'audit_entry', (typeof entryColumns)[number]> {
  readonly actor: string
  readonly detail: Readonly<Record<string, unknown>>
}

export interface AuditFilter {
  readonly kind?: AuditKind | undefined
  /** Half-open: from the first instant, up to and without the second. */
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  /** Only entries older than the one of this key. */
  readonly before?: number | undefined
  readonly limit: number
}

/** The organisation's audit trail, newest first. */
export async function listAuditEntries(
  db: Database,
  organisationKey: number,
  { kind, from, to, before, limit }: AuditFilter,
): Promise<readonly StoredAuditEntry[]> {
  let query = db
    .selectFrom('audit_entry')
    .select(columns('audit_entry', entryColumns))
    // Entries from before name stations and memberships by keys of sequences that everybody shares.
    .select(
      sql<string>`coalesce((select station_id::text from access_key
        where actor_kind = 'station' and access_key_key::text = actor
          and access_key.organisation_key = audit_entry.organisation_key), actor)`.as('actor'),
    )
    .select(
      sql<Record<string, unknown>>`case when json_typeof(detail->'membership') = 'number'
        then (detail::jsonb - 'membership')::json else detail end`.as('detail'),
    )
    .where('organisation_key', '=', organisationKey)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (from !== undefined) query = query.where('time', '>=', from)
  if (to !== undefined) query = query.where('time', '<', to)
  if (before !== undefined) query = query.where('audit_entry_key', '<', before)
  return query.orderBy('audit_entry_key', 'desc').limit(limit).execute()
}

/** Names of organisations by key: an authority that looked is none of the reader's own rows. */
export async function nameActors(
  db: Database,
  organisationKeys: readonly number[],
  language: Language,
): Promise<ReadonlyMap<number, string>> {
  if (organisationKeys.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation')
    .select(['organisation_key', 'name', 'names'])
    .where('organisation_key', 'in', organisationKeys)
    .execute()
  return new Map(rows.map(({ organisation_key: key, ...named }) => [key, nameIn(named, language)]))
}

/** Puts what somebody did with their own account on the audit trail of every organisation that they belong to. */
export async function addPersonAudit(
  db: Database,
  done: {
    readonly personId: string
    readonly name: string
    readonly kind: AuditKind
    readonly action: AuditAction
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
    readonly action: AuditAction
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
