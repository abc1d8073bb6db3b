import type { Generated } from 'kysely'
import type { AnomalyKind } from '../../../domain/anomaly/kinds.ts'
import type { Outcome } from '../../../domain/sample/sum-up.ts'
import type { Day, Json, WrittenOnce } from './columns.ts'

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
}
