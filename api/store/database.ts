import type { ColumnType, Generated, Kysely } from 'kysely'
import type { AccessTables, KeyRole, OrganisationKind } from './tables/access-tables.ts'
import type { CertificateTables } from './tables/certificate-tables.ts'
import type { ClaimTables } from './tables/claim-tables.ts'
import type { CorrectionTables } from './tables/correction-tables.ts'
import type { DeadlineTables } from './tables/deadline-tables.ts'
import type { HandOverTables } from './tables/hand-over-tables.ts'
import type { OrganisationTables } from './tables/organisation-tables.ts'
import type { OutboxTables } from './tables/outbox-tables.ts'
import type { PeopleTables } from './tables/people-tables.ts'
import type { SpectraTables } from './tables/spectra-tables.ts'

/** Whole amounts come from bigint columns as numbers: every one of ours is a safe integer. */
type WrittenOnce<Type> = ColumnType<Type, Type, never>

export interface Tables
  extends AccessTables,
    ClaimTables,
    CertificateTables,
    CorrectionTables,
    DeadlineTables,
    HandOverTables,
    PeopleTables,
    SpectraTables,
    OrganisationTables,
    OutboxTables {
  organisation: {
    organisation_key: Generated<number>
    slug: string
    name: string
    constructed: Generated<boolean>
    created_time: Date
    /** ISO 3166 code. */
    jurisdiction: Generated<string>
    kind: Generated<OrganisationKind>
    /** Whether it is asked at once, as somebody chose; after a time of grace otherwise. */
    second_factor_required: Generated<boolean>
    second_factor_of: Generated<'nobody' | 'leaders' | 'supervisors' | 'everybody'>
  }
  facility: {
    facility_key: Generated<number>
    organisation_key: number
    code: WrittenOnce<string>
    name: string
    created_time: Date
    address: string | null
    floor_area_square_metres: number | null
    /** IANA name. */
    time_zone: string | null
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
  batch: {
    batch_key: number
    id: string
    organisation_key: number
    code: string
    stream: string
    kind: string
    material: string
    state: string
    context: Record<string, unknown>
    facility_key: number
    head_seq: number
    head_digest: Buffer
  }
  event: {
    event_key: WrittenOnce<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    facility_key: WrittenOnce<number>
    stream: WrittenOnce<string>
    stage: WrittenOnce<string>
    event_time: WrittenOnce<Date>
    record_time: WrittenOnce<Date>
    scan_digest: WrittenOnce<Buffer>
    digest: WrittenOnce<Buffer>
    envelope: WrittenOnce<Buffer>
  }
  event_subject: {
    batch_key: WrittenOnce<number>
    seq: WrittenOnce<number>
    event_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
  }
  disclosure: {
    event_key: number
    disclosed: unknown
    organisation_key: number
  }
  posting: {
    event_key: WrittenOnce<number>
    line: WrittenOnce<number>
    dimension: WrittenOnce<string>
    account: WrittenOnce<string>
    movement: WrittenOnce<string>
    facility_key: WrittenOnce<number>
    batch_key: WrittenOnce<number | null>
    reason: WrittenOnce<string | null>
    amount: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
  }
  stock: {
    batch_key: number
    dimension: string
    amount: number
    organisation_key: number
  }
  lineage: {
    child: WrittenOnce<number>
    parent: WrittenOnce<number>
    grams: WrittenOnce<number>
    event_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
  }
}

export type Database = Kysely<Tables>
