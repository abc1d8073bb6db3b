import { type RawBuilder, sql } from 'kysely'
import { bookedAs } from '../../../workflows/custody-stages.ts'
import type { HandOverState } from '../../../workflows/hand-over.ts'

/** What a hand-over says of one line of it, as it stands now; times are ISO 8601, keys those of organisations and facilities. */
export interface CustodyRow {
  readonly handOver: string
  readonly line: number
  readonly state: HandOverState
  readonly senderKey: number
  readonly receiverKey: number
  /** Whoever held it last on the way, where that is an organisation here. */
  readonly custodianKey: number | null
  readonly senderFacilityKey: number
  readonly receiverFacilityKey: number | null
  /** Codes of both facilities. */
  readonly from: string
  readonly to: string | null
  readonly papers: Readonly<Record<string, unknown>>
  readonly dispatchedTime: string | null
  readonly dueTime: string | null
  readonly receivedTime: string | null
  readonly decidedTime: string | null
  readonly closedTime: string | null
  readonly senderCode: string
  readonly receiverCode: string | null
  readonly offeredGrams: number
  /** As signed for, or as the last agreed correction left it. */
  readonly sentGrams: number | null
  /** As signed for. */
  readonly signedGrams: number | null
  readonly acceptedGrams: number | null
  readonly refusedGrams: number | null
  readonly refusalReason: string | null
  readonly danger: unknown
  readonly isCorrected: boolean
  /** Words that were signed when it was given to whoever carried or stored it, in order: canonical JSON. */
  readonly carriage: readonly string[] | null
}

/** All of it, of a `hand_over` and one of its lines as `goods`. */
export const custodyRow = sql<CustodyRow>`json_build_object(
  'handOver', hand_over.id, 'line', goods.line, 'state', hand_over.state,
  'senderKey', sender_key, 'receiverKey', receiver_key, 'custodianKey', custodian_key,
  'senderFacilityKey', sender_facility_key, 'receiverFacilityKey', receiver_facility_key,
  'from', facility_code(sender_facility_key), 'to', facility_code(receiver_facility_key), 'papers', papers,
  'dispatchedTime', dispatched_time, 'dueTime', due_time, 'receivedTime', received_time, 'decidedTime', decided_time,
  'closedTime', hand_over.closed_time, 'senderCode', goods.code, 'receiverCode', receiver_code,
  'offeredGrams', offered_grams, 'sentGrams', coalesce(corrected_sent_grams, sent_grams),
  'signedGrams', sent_grams,
  'acceptedGrams', coalesce(corrected_accepted_grams, accepted_grams), 'refusedGrams', refused_grams,
  'refusalReason', refusal_reason, 'danger', danger,
  'isCorrected', coalesce(corrected_sent_grams, corrected_accepted_grams) is not null,
  'carriage', (
    select json_agg(convert_from(statement, 'UTF8') order by step) from hand_over_step as carried
    where carried.hand_over_key = hand_over.hand_over_key and carried.kind in ('dispatch', 'transfer', 'store')))`

/**
 * The hand-over that an `event` of custody booked a `batch` for, as `hand_over` and `goods`: by the sender's batch and by the
 * receiver's. Of any other event none, and nothing is looked for.
 */
export function custodyOf(shown: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`lateral (
    select ${shown}
    from (
        select * from hand_over_line where hand_over_line.batch_key = batch.batch_key
        union all select * from hand_over_line where receiver_batch_id = batch.id
      ) as goods join hand_over using (hand_over_key)
    where event.stage = any(${custodyEvents}) and exists (
      select from hand_over_step as booked
      where booked.hand_over_key = hand_over.hand_over_key and booked.events @> array[event.id])
    limit 1)`
}

/** Stages that book what a hand-over's steps do. */
export const custodyEvents = sql`${[...Object.values(bookedAs)]}::text[]`
