import type { ColumnType, Generated } from 'kysely'
import type {
  CorrectionReason,
  CorrectionState,
  CorrectionStep,
} from '../../../workflows/correction.ts'
import type { HandOverState, HandOverStep } from '../../../workflows/hand-over.ts'
import type { RecallNotice, RecallSeverity } from '../../../workflows/recall.ts'
import type { Later, WrittenOnce } from './columns.ts'

/** Tables of custody that passes from one organisation to another, of its corrections, and of recalls. */
export interface CustodyTables {
  hand_over: {
    hand_over_key: Generated<number>
    id: WrittenOnce<string>
    sender_key: WrittenOnce<number>
    receiver_key: WrittenOnce<number>
    custodian_key: number | null
    parties: number[]
    sender_facility_key: WrittenOnce<number>
    receiver_facility_key: number | null
    state: HandOverState
    machine_version: WrittenOnce<number>
    papers: WrittenOnce<string>
    request_digest: WrittenOnce<Buffer>
    step_count: number
    head_digest: Buffer
    created_time: WrittenOnce<Date>
    dispatched_time: Date | null
    due_time: Date | null
    received_time: Date | null
    decided_time: Date | null
    closed_time: Date | null
    retain_until: string | null
  }
  hand_over_line: {
    hand_over_key: WrittenOnce<number>
    line: WrittenOnce<number>
    batch_key: WrittenOnce<number>
    batch_id: WrittenOnce<string>
    code: WrittenOnce<string>
    stream: WrittenOnce<string>
    kind: WrittenOnce<string>
    material: WrittenOnce<string>
    offered_grams: WrittenOnce<number>
    sent_grams: number | null
    accepted_grams: number | null
    refused_grams: number | null
    returned_grams: number | null
    refusal_reason: string | null
    note: string | null
    receiver_code: string | null
    receiver_batch_id: string | null
    corrected_sent_grams: number | null
    corrected_accepted_grams: number | null
    danger: ColumnType<unknown, string | null, string | null>
  }
  hand_over_cargo: {
    hand_over_key: WrittenOnce<number>
    line: WrittenOnce<number>
    sender_key: WrittenOnce<number>
    receiver_key: WrittenOnce<number>
    digest: WrittenOnce<Buffer>
    standing: WrittenOnce<string>
    context: ColumnType<unknown, string, never>
    content: ColumnType<unknown, string, never>
  }
  hand_over_step: {
    hand_over_key: WrittenOnce<number>
    step: WrittenOnce<number>
    id: WrittenOnce<string>
    kind: WrittenOnce<HandOverStep | CorrectionStep>
    organisation_key: WrittenOnce<number>
    signer_kind: WrittenOnce<'person' | 'station'>
    signer: WrittenOnce<string>
    signer_name: WrittenOnce<string>
    record_time: WrittenOnce<Date>
    request_digest: WrittenOnce<Buffer>
    statement: WrittenOnce<Buffer>
    digest: WrittenOnce<Buffer>
    signature: WrittenOnce<Buffer | null>
    /** Which text was signed; see `stepSigningText`. */
    signature_form: WrittenOnce<number | null>
    access_key_key: WrittenOnce<number | null>
    events: WrittenOnce<string[]>
  }
  hand_over_correction: {
    hand_over_correction_key: Generated<number>
    id: WrittenOnce<string>
    hand_over_key: WrittenOnce<number>
    sender_key: WrittenOnce<number>
    receiver_key: WrittenOnce<number>
    proposer_key: WrittenOnce<number>
    state: CorrectionState
    note: WrittenOnce<string>
    created_time: WrittenOnce<Date>
    expires_time: WrittenOnce<Date>
    closed_time: Later<Date>
  }
  hand_over_correction_line: {
    hand_over_correction_key: WrittenOnce<number>
    line: WrittenOnce<number>
    sender_key: WrittenOnce<number>
    receiver_key: WrittenOnce<number>
    reason: WrittenOnce<CorrectionReason>
    sent_before_grams: WrittenOnce<number>
    accepted_before_grams: WrittenOnce<number>
    sent_grams: WrittenOnce<number>
    accepted_grams: WrittenOnce<number>
    content: ColumnType<unknown, string, never>
  }
  recall: {
    recall_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    batch_key: WrittenOnce<number>
    reason: WrittenOnce<string>
    notice: WrittenOnce<RecallNotice>
    severity: WrittenOnce<RecallSeverity>
    signer_kind: WrittenOnce<'person' | 'station'>
    signer: WrittenOnce<string>
    signer_name: WrittenOnce<string>
    request_digest: WrittenOnce<Buffer>
    created_time: WrittenOnce<Date>
    spread_time: Later<Date>
    ended_time: Later<Date>
    end_note: Later<string>
  }
  recall_batch: {
    recall_key: WrittenOnce<number>
    batch_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    at_opening: WrittenOnce<boolean>
  }
  recall_objection: {
    recall_objection_key: Generated<number>
    id: WrittenOnce<string>
    recall_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    authority_key: WrittenOnce<number | null>
    note: WrittenOnce<string>
    signer_name: WrittenOnce<string>
    created_time: WrittenOnce<Date>
  }
}
