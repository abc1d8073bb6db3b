import type { Generated } from 'kysely'
import type { AnomalyKind } from '../../../domain/anomaly/kinds.ts'
import type { Json, WrittenOnce } from './columns.ts'

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
}
