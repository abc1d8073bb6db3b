import type { ColumnType, Generated } from 'kysely'
import type { Role } from '../../../domain/role.ts'

/** An authority's regulators read the companies of its jurisdiction; the platform runs the installation. */
export type OrganisationKind = 'company' | 'authority' | 'platform'

/** Roles that a key may give: a person's own roles come with a membership. */
export type KeyRole = Exclude<Role, 'regulator' | 'platform'>

/** Kinds of entries in the audit trail. */
export type AuditKind = 'sign_in' | 'look' | 'export' | 'administration' | 'consent'

type WrittenOnce<Type> = ColumnType<Type, Type, never>

/** Tables of who may act for an organisation and of what was done in its name. */
export interface AccessTables {
  membership: {
    membership_key: Generated<number>
    id: Generated<string>
    organisation_key: WrittenOnce<number>
    person_id: WrittenOnce<string>
    role: Exclude<Role, 'station'>
    created_time: WrittenOnce<Date>
    ended_time: Date | null
    /** Since when it gives no right, until it is switched on again. */
    disabled_time: Date | null
    /** Sessions that were entered before act no more for the organisation. */
    entered_after: Date | null
  }
  audit_entry: {
    audit_entry_key: Generated<number>
    organisation_key: WrittenOnce<number>
    time: WrittenOnce<Date>
    kind: WrittenOnce<AuditKind>
    actor_kind: WrittenOnce<'person' | 'station' | 'system'>
    actor: WrittenOnce<string>
    actor_name: WrittenOnce<string>
    actor_organisation_key: WrittenOnce<number | null>
    action: WrittenOnce<string>
    detail: WrittenOnce<string>
  }
}
