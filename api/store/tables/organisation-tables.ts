import type { ColumnType, Generated } from 'kysely'

type WrittenOnce<Type> = ColumnType<Type, Type, never>

/** A day as PostgreSQL's date: 2026-11-22. */
type Day = ColumnType<string, string, never>

/** Tables of what an organisation answers for: licences, certificates, signatures, and scans that wait for persons. */
export interface OrganisationTables {
  licence: {
    licence_key: Generated<number>
    id: Generated<string>
    organisation_key: WrittenOnce<number>
    facility_key: WrittenOnce<number>
    kind: WrittenOnce<string>
    number: WrittenOnce<string>
    valid_from: Day
    valid_until: Day
    created_time: WrittenOnce<Date>
    ended_time: Date | null
  }
  competence_certificate: {
    competence_certificate_key: Generated<number>
    id: Generated<string>
    organisation_key: WrittenOnce<number>
    membership_key: WrittenOnce<number>
    operator: WrittenOnce<string>
    kind: WrittenOnce<string>
    number: WrittenOnce<string>
    issuer: WrittenOnce<string>
    valid_from: Day
    valid_until: Day
    created_time: WrittenOnce<Date>
    ended_time: Date | null
  }
  scan_signature: {
    event_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    access_key_key: WrittenOnce<number>
    signature: WrittenOnce<Buffer>
    form: WrittenOnce<number>
  }
  approval: {
    approval_key: Generated<number>
    id: Generated<string>
    organisation_key: WrittenOnce<number>
    scan_id: WrittenOnce<string>
    scan: ColumnType<unknown, string, null>
    scan_digest: WrittenOnce<Buffer>
    operator: WrittenOnce<string | null>
    proposed_by: WrittenOnce<string>
    proposed_time: WrittenOnce<Date>
    expires_time: WrittenOnce<Date>
    recorded_time: Date | null
    access_key_key: WrittenOnce<number | null>
    signature: WrittenOnce<Buffer | null>
    signature_form: WrittenOnce<number | null>
  }
  approval_signature: {
    approval_key: WrittenOnce<number>
    person_id: WrittenOnce<string>
    operator: WrittenOnce<string>
    signed_time: WrittenOnce<Date>
  }
}
