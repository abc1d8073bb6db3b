import type { Generated } from 'kysely'
import type { Role } from '../../../domain/role.ts'
import type { WrittenOnce } from './columns.ts'

/** How a session was entered; all but `password` and `invitation` count as a second factor. */
export type EnteredWith =
  | 'password'
  | 'second_factor'
  | 'passkey'
  | 'identity_provider'
  | 'invitation'

/** Roles of people: a station's comes with its key. */
export type PersonRole = Exclude<Role, 'station'>

/** Kinds of entries in the audit trail. */
export type AuditKind = 'sign_in' | 'look' | 'export' | 'administration' | 'consent'

/** Tables of who signs in, for whom they act and what was done in whose name. Those of better-auth show only the columns that are ours to use. */
export interface PeopleTables {
  'auth.person': {
    id: Generated<string>
    name: string
    email: string
    email_verified: boolean
    two_factor_enabled: Generated<boolean | null>
    /** Since when nobody comes in with it. */
    disabled_time: Date | null
  }
  'auth.session': {
    id: string
    /** Digest of the token. */
    token: string
    person_id: string
    created_at: Date
    expires_at: Date
    ip_address: string | null
    user_agent: string | null
    organisation_key: number | null
    entered_with: EnteredWith
    last_used_time: Date
    /** When the person last showed by a passkey that it is they. */
    confirmed_time: Date | null
    /** Whether an identity provider said that it asked for a second factor. */
    provider_factor: Generated<boolean>
  }
  'auth.account': {
    id: Generated<string>
    person_id: string
    provider_id: string
    account_id: string
    updated_at: Date
    password: string | null
  }
  'auth.verification': {
    id: Generated<string>
    /** Digest of what opens it. */
    identifier: WrittenOnce<string>
    value: WrittenOnce<string>
    expires_at: Date
  }
  'auth.passkey': {
    credential_id: WrittenOnce<string>
    person_id: WrittenOnce<string>
    name: string
    public_key: WrittenOnce<Buffer>
    counter: number
    transports: WrittenOnce<string[]>
    created_time: WrittenOnce<Date>
    last_used_time: Date | null
  }
  'auth.sign_in_attempt': {
    bucket: WrittenOnce<Buffer>
    failures: number
    last_time: Date
    open_time: Date
  }
  'auth.secret_use': {
    number: Generated<number>
    mark: WrittenOnce<string>
    since: WrittenOnce<Date>
  }
  'auth.two_factor': {
    id: Generated<string>
    /** The authenticator's key, encrypted. */
    secret: string
    person_id: WrittenOnce<string>
    /** Digests as JSON; encrypted as they were typed, of codes from before. */
    backup_codes: string
  }
  'auth.mail_rate': {
    bucket: WrittenOnce<Buffer>
    ready_time: Date
  }
  'auth.spent_code': {
    digest: WrittenOnce<Buffer>
    time: WrittenOnce<Date>
  }
  invitation: {
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    email: WrittenOnce<string>
    role: WrittenOnce<PersonRole>
    digest: WrittenOnce<Buffer>
    invited_by: WrittenOnce<string>
    created_time: WrittenOnce<Date>
    expires_time: WrittenOnce<Date>
    accepted_time: Date | null
    cancelled_time: Date | null
  }
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
