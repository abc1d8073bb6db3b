import type { Generated } from 'kysely'
import type { AnomalyKind } from '../../../domain/anomaly/kinds.ts'
import type { DeliveredReport } from '../../../domain/delivery/terms.ts'
import type { Outcome } from '../../../domain/sample/sum-up.ts'
import type { Language } from '../../../domain/words.ts'
import type { Day, Json, Later, WrittenOnce } from './columns.ts'

/** Tables of what an authority, or an organisation over itself, looks at: questions that records raise. */
export interface OversightTables {
  anomaly: {
    anomaly_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    kind: WrittenOnce<AnomalyKind>
    about: WrittenOnce<string>
    /** Code, as it was. */
    facility: WrittenOnce<string | null>
    stream: WrittenOnce<string | null>
    event_time: WrittenOnce<Date>
    found_time: WrittenOnce<Date>
    finding: Json
  }
  anomaly_decision: {
    anomaly_decision_key: Generated<number>
    anomaly_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    decision: WrittenOnce<'dismissed' | 'reopened'>
    reason: WrittenOnce<string>
    person_id: WrittenOnce<string>
    person_name: WrittenOnce<string>
    /** Name of the organisation or authority that the person acted for. */
    decided_for: WrittenOnce<string>
    decided_time: WrittenOnce<Date>
  }
  audit_sample: {
    audit_sample_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    seed: WrittenOnce<string>
    seed_named: WrittenOnce<boolean>
    from_day: Day
    to_day: Day
    time_zone: WrittenOnce<string>
    facility: WrittenOnce<string | null>
    stream: WrittenOnce<string | null>
    confidence_percent: WrittenOnce<number>
    frame_count: WrittenOnce<number>
    frame_digest: WrittenOnce<Buffer>
    strata: Json
    person_id: WrittenOnce<string>
    drawn_by: WrittenOnce<string>
    drawn_for: WrittenOnce<string>
    drawn_time: WrittenOnce<Date>
    /** Of the request, by which the same one sent again is known. */
    request_digest: WrittenOnce<Buffer>
  }
  audit_sample_event: {
    audit_sample_key: WrittenOnce<number>
    place: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    event_id: WrittenOnce<string>
    stratum: WrittenOnce<string>
    grams: WrittenOnce<number>
    rank: WrittenOnce<Buffer>
  }
  audit_finding: {
    audit_finding_key: Generated<number>
    audit_sample_key: WrittenOnce<number>
    place: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    outcome: WrittenOnce<Outcome>
    found_grams: WrittenOnce<number | null>
    remark: WrittenOnce<string | null>
    person_id: WrittenOnce<string>
    person_name: WrittenOnce<string>
    found_for: WrittenOnce<string>
    found_time: WrittenOnce<Date>
  }
  inspection_link: {
    inspection_link_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    /** SHA-256 of the secret in the link. */
    link_digest: WrittenOnce<Buffer>
    facility_key: WrittenOnce<number | null>
    hand_over_key: WrittenOnce<number | null>
    /** For whom it was made, as far as that was said. */
    shown_to: WrittenOnce<string | null>
    person_id: WrittenOnce<string>
    made_by: WrittenOnce<string>
    created_time: WrittenOnce<Date>
    expires_time: WrittenOnce<Date>
    ended_time: Later<Date>
    looks: Generated<number>
    last_look_time: Later<Date>
  }
  public_summary: {
    /** Of the authority. */
    organisation_key: WrittenOnce<number>
    /** First month that is put together: `2026-11`. */
    from_month: WrittenOnce<string>
    is_shown: boolean
    changed_time: Date
  }
  public_summary_month: {
    organisation_key: WrittenOnce<number>
    month: WrittenOnce<string>
    as_of: WrittenOnce<Date>
    figures: Json
  }
  report_delivery: {
    report_delivery_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    person_id: WrittenOnce<string>
    ordered_by: WrittenOnce<string>
    report: WrittenOnce<DeliveredReport>
    form: WrittenOnce<'csv' | 'xlsx' | 'pdf'>
    language: WrittenOnce<Language>
    day: WrittenOnce<number>
    /** The month that is delivered next: `2026-11`. */
    next_month: string
    created_time: WrittenOnce<Date>
    ended_time: Later<Date>
    ended_because: Later<'asked' | 'left'>
    /** Why the next month could not be made when it was tried last; empty once it is. */
    failed_time: Date | null
    failure: string | null
  }
  delivered_report: {
    report_delivery_key: WrittenOnce<number>
    month: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    made_time: WrittenOnce<Date>
    name: WrittenOnce<string>
    type: WrittenOnce<string>
    body: WrittenOnce<Buffer>
    digest: WrittenOnce<Buffer>
  }
}
