import type { ColumnType, Generated } from 'kysely'
import type { Facts } from '../../../domain/field.ts'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Role } from '../../../domain/role.ts'
import type { Day, WrittenOnce } from './columns.ts'

/** An authority's regulators read the companies of its jurisdiction; the platform runs the installation. */
export type OrganisationKind = 'company' | 'authority' | 'platform'

/** Roles that a key may give: a person's own roles come with a membership. */
export type KeyRole = Exclude<Role, 'regulator' | 'platform'>

/** Names in the languages of readers; none where nothing is said. */
type LocalNamesColumn = ColumnType<LocalNames, LocalNames | undefined, LocalNames>

/** Tables of organisations and of what they answer for: facilities, keys, licences, people's certificates, permits. */
export interface OrganisationTables {
  organisation: {
    organisation_key: Generated<number>
    slug: string
    name: string
    names: LocalNamesColumn
    constructed: Generated<boolean>
    created_time: Date
    /** ISO 3166 code. */
    jurisdiction: Generated<string>
    /** IANA name; of those of its facilities that say none. */
    time_zone: ColumnType<string | null, string | null | undefined>
    kind: Generated<OrganisationKind>
    /** Since when nobody acts for it; null while somebody may. */
    suspended_time: ColumnType<Date | null, Date | null | undefined>
    /** Whether it is asked at once, as somebody chose; after a time of grace otherwise. */
    second_factor_required: Generated<boolean>
    second_factor_of: Generated<'nobody' | 'leaders' | 'supervisors' | 'everybody'>
    /** Whether other people's records may name it in their chain of hands. */
    named: Generated<boolean>
    /** How strangers reach it, as its records say. */
    contact: ColumnType<string | null, string | null | undefined>
  }
  facility: {
    facility_key: Generated<number>
    organisation_key: number
    code: WrittenOnce<string>
    name: string
    names: LocalNamesColumn
    created_time: Date
    address: string | null
    floor_area_square_metres: number | null
    /** IANA name. */
    time_zone: string | null
    /** ISO 3166 code; its organisation's where it says none. */
    jurisdiction: string | null
    /** Since when it takes nothing. */
    closed_time: ColumnType<Date | null, never, Date | null>
    /** The estate that it stands in. */
    estate_key: ColumnType<number | null, never, number | null>
  }
  estate: {
    estate_key: Generated<number>
    organisation_key: WrittenOnce<number>
    code: WrittenOnce<string>
    name: string
    names: LocalNamesColumn
    created_time: WrittenOnce<Date>
  }
  access_key: {
    access_key_key: Generated<number>
    organisation_key: number
    name: string
    prefix: string
    digest: Buffer
    created_time: Date
    revoked_time: Date | null
    role: Generated<KeyRole>
    facility_key: number | null
    stages: string[] | null
    signing_key: Buffer | null
    expires_time: Date | null
    last_used_time: Date | null
    station_id: Generated<string>
  }
  station_invitation: {
    station_invitation_key: Generated<number>
    organisation_key: WrittenOnce<number>
    station_id: WrittenOnce<string>
    digest: WrittenOnce<Buffer>
    invited_by: WrittenOnce<string>
    created_time: WrittenOnce<Date>
    expires_time: Date
    /** The key that came of it; null while nobody took it. */
    access_key_key: number | null
  }
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
    /** Most grams of dangerous goods that it lets lie at the facility at once; null where it says none. */
    dangerous_goods_limit_grams: WrittenOnce<number | null>
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
  export_permit: {
    export_permit_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    number: WrittenOnce<string>
    issuer: WrittenOnce<string>
    destination: WrittenOnce<string>
    consents: WrittenOnce<string[]>
    valid_from: WrittenOnce<string>
    valid_until: WrittenOnce<string>
    total_grams: WrittenOnce<number>
    left_grams: WrittenOnce<number>
    digest: WrittenOnce<Buffer>
    created_time: WrittenOnce<Date>
    /** When it was withdrawn, and why. */
    ended_time: ColumnType<Date | null, never, Date>
    end_note: ColumnType<string | null, never, string>
  }
  export_permit_draw: {
    export_permit_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    hand_over_key: WrittenOnce<number>
    grams: WrittenOnce<number>
  }
  model_version: {
    model_version_key: Generated<number>
    organisation_key: WrittenOnce<number>
    stream: WrittenOnce<string>
    model: WrittenOnce<string>
    version: WrittenOnce<number>
    facts: ColumnType<Facts, string, never>
    written_time: WrittenOnce<Date>
  }
}
