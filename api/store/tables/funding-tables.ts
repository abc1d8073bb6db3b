import type { Generated } from 'kysely'
import type { SpendKind } from '../../../domain/funding/spend-line.ts'
import type { Day, GivenOnce, Later, WrittenOnce } from './columns.ts'

/** Tables of funded projects, of what was spent on them, and of courses. */
export interface FundingTables {
  training_course: {
    training_course_key: Generated<number>
    id: GivenOnce<string>
    organisation_key: WrittenOnce<number>
    name: WrittenOnce<string>
    provider: WrittenOnce<string>
    hours: WrittenOnce<number>
    cost_cents: WrittenOnce<number>
    from_day: Day
    to_day: Day
    competence: WrittenOnce<string | null>
    written_by: WrittenOnce<string>
    written_time: WrittenOnce<Date>
  }
  training_participant: {
    training_course_key: WrittenOnce<number>
    membership_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    /** Pseudonym of the person. */
    operator: WrittenOnce<string>
    competence_certificate_key: Later<number>
  }
  funding_project: {
    funding_project_key: Generated<number>
    organisation_key: WrittenOnce<number>
    code: WrittenOnce<string>
    title: WrittenOnce<string>
    scheme: WrittenOnce<string>
    scheme_version: WrittenOnce<string>
    starts: Day
    ends: Day
    budget_cents: WrittenOnce<number>
    /** First calendar year of the financial year whose cap it has; null where the cap is of each project. */
    capped_year: WrittenOnce<number | null>
    written_by: WrittenOnce<string>
    written_time: WrittenOnce<Date>
  }
  funding_milestone: {
    funding_project_key: WrittenOnce<number>
    number: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    name: WrittenOnce<string>
    planned_day: Day
    reached_day: Later<string>
    evidence: Later<string>
    reached_by: Later<string>
    reached_time: Later<Date>
  }
  milestone_event: {
    funding_project_key: WrittenOnce<number>
    number: WrittenOnce<number>
    event_id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
  }
  grant_claim: {
    funding_project_key: WrittenOnce<number>
    number: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    milestone: WrittenOnce<number>
    spend_cents: WrittenOnce<number>
    grant_cents: WrittenOnce<number>
    claimed_by: WrittenOnce<string>
    claimed_time: WrittenOnce<Date>
  }
  funded_asset: {
    organisation_key: WrittenOnce<number>
    /** Skeleton of the serial number. */
    serial_key: WrittenOnce<string>
    funding_project_key: WrittenOnce<number>
  }
  spend_line: {
    spend_line_key: Generated<number>
    id: GivenOnce<string>
    organisation_key: WrittenOnce<number>
    funding_project_key: WrittenOnce<number>
    number: WrittenOnce<number>
    day: Day
    amount_cents: WrittenOnce<number>
    payee: WrittenOnce<string>
    invoice: WrittenOnce<string>
    /** Skeletons of both, by which a cost is known again. */
    payee_key: WrittenOnce<string>
    invoice_key: WrittenOnce<string>
    kind: WrittenOnce<SpendKind>
    asset_name: WrittenOnce<string | null>
    asset_serial: WrittenOnce<string | null>
    /** Skeleton of the serial number while the line counts. */
    held_serial: string | null
    training_course_key: WrittenOnce<number | null>
    written_by: WrittenOnce<string>
    written_time: WrittenOnce<Date>
    claim_number: Later<number>
    withdrawn_by: Later<string>
    withdrawn_time: Later<Date>
  }
  spend_line_event: {
    spend_line_key: WrittenOnce<number>
    event_id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
  }
}
