import type { Kysely } from 'kysely'
import type { CustodyTables } from './tables/custody-tables.ts'
import type { DisclosureTables } from './tables/disclosure-tables.ts'
import type { EvidenceTables } from './tables/evidence-tables.ts'
import type { FundingTables } from './tables/funding-tables.ts'
import type { LineTables } from './tables/line-tables.ts'
import type { LogTables } from './tables/log-tables.ts'
import type { MoveTables } from './tables/move-tables.ts'
import type { NotificationTables } from './tables/notification-tables.ts'
import type { OpticalCheckTables } from './tables/optical-check-tables.ts'
import type { OrganisationTables } from './tables/organisation-tables.ts'
import type { OversightTables } from './tables/oversight-tables.ts'
import type { PassportTables } from './tables/passport-tables.ts'
import type { PeopleTables } from './tables/people-tables.ts'
import type { RecordingTables } from './tables/recording-tables.ts'
import type { TreatmentTables } from './tables/treatment-tables.ts'

/** Every table with its columns: what each is when it is read, written and changed. */
export interface Tables
  extends CustodyTables,
    DisclosureTables,
    EvidenceTables,
    FundingTables,
    LineTables,
    OpticalCheckTables,
    LogTables,
    MoveTables,
    NotificationTables,
    OrganisationTables,
    OversightTables,
    PassportTables,
    PeopleTables,
    RecordingTables,
    TreatmentTables {}

export type Database = Kysely<Tables>
