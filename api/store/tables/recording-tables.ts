import type { ColumnType, Generated } from 'kysely'
import type { WrittenOnce } from './columns.ts'

/** Tables of batches and their history, and of scans that wait for persons. Whole amounts come from bigint columns as numbers: every one of ours is a safe integer. */
export interface RecordingTables {
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
    head_event_key: number
    spent: boolean
  }
  record_look: {
    batch_key: number
    first_day: Date
    last_day: Date
    looks: number
    last_day_looks: number
    most_in_a_day: number
    looks_after_end: number
  }
  batch_mark: {
    batch_key: number
    organisation_key: number
    sort: string
    mark: Buffer
    within: string
    apart: number
    constructed: boolean | null
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
    refused_time: Date | null
    refused_by: string | null
    refusal_reason: string | null
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
