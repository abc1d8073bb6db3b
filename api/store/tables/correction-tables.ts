import type { ColumnType, Generated } from 'kysely'
import type { CorrectionReason, CorrectionState } from '../../../workflows/correction.ts'
import type { RecallNotice, RecallSeverity } from '../../../workflows/recall.ts'

type WrittenOnce<Type> = ColumnType<Type, Type, never>
type Later<Type> = ColumnType<Type | null, Type | null | undefined, Type>

/** Tables of what both sides of a hand-over correct, and of recalls. */
export interface CorrectionTables {
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
