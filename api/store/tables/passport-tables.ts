import type { ColumnType, Generated } from 'kysely'
import type { CarriedFacts } from '../../../domain/passport/known.ts'
import type { Later, WrittenOnce } from './columns.ts'

/** Tables of passports: who signs them, what was signed, and what became of it. */
export interface PassportTables {
  issuer_key: {
    issuer_key_key: Generated<number>
    /** Null for the platform's own. */
    organisation_key: WrittenOnce<number | null>
    did: WrittenOnce<string>
    name: WrittenOnce<string>
    public_key: WrittenOnce<Buffer>
    /** The private part under the installation's secret; null once the key has ended. */
    sealed: string | null
    created_time: WrittenOnce<Date>
    ended_time: Later<Date>
  }
  did_document: {
    did: WrittenOnce<string>
    version: WrittenOnce<number>
    organisation_key: WrittenOnce<number | null>
    text: WrittenOnce<string>
    digest: WrittenOnce<Buffer>
    created_time: WrittenOnce<Date>
  }
  status_list: {
    status_list_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    did: WrittenOnce<string>
    created_time: WrittenOnce<Date>
  }
  status_list_version: {
    status_list_key: WrittenOnce<number>
    version: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    token: WrittenOnce<string>
    digest: WrittenOnce<Buffer>
    valid_from: WrittenOnce<Date>
    valid_until: WrittenOnce<Date>
  }
  passport: {
    passport_key: Generated<number>
    id: WrittenOnce<string>
    /** Who answers for it now. */
    organisation_key: number
    stream: WrittenOnce<string>
    operation: WrittenOnce<string>
    batch_key: number
    created_time: WrittenOnce<Date>
    /** Null again where its end was taken back. */
    ended_time: Date | null
  }
  passport_version: {
    passport_version_key: Generated<number>
    id: WrittenOnce<string>
    passport_key: WrittenOnce<number>
    version: WrittenOnce<number>
    /** Who signed it. */
    organisation_key: WrittenOnce<number>
    batch_key: WrittenOnce<number>
    seq: WrittenOnce<number>
    cause: WrittenOnce<string>
    did: WrittenOnce<string>
    token: WrittenOnce<string>
    digest: WrittenOnce<Buffer>
    history: WrittenOnce<string>
    history_digest: WrittenOnce<Buffer>
    status_list_key: WrittenOnce<number>
    status_index: WrittenOnce<number>
    issued_time: WrittenOnce<Date>
    superseded_time: Later<Date>
    suspended_time: Date | null
    suspension_reason: string | null
    revoked_time: Later<Date>
    revocation_reason: Later<string>
  }
  passport_predecessor: {
    passport_key: WrittenOnce<number>
    predecessor_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
  }
  passport_due: {
    event_key: WrittenOnce<number>
    batch_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    seq: WrittenOnce<number>
  }
  passport_model_due: {
    model_version_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    /** The last passport that followed. */
    after_passport_key: number
  }
  carried_facts: {
    batch_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    facts: ColumnType<CarriedFacts, string, never>
    carried_time: WrittenOnce<Date>
  }
}
