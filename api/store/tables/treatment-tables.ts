import type { ColumnType, Generated } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { CycleKind } from '../../../domain/treatment/cycle.ts'
import type { Day, Later, WrittenOnce } from './columns.ts'

/** What was measured of a treatment, or is said of it, after so many cycles. */
interface AfterCycles {
  id: WrittenOnce<string>
  organisation_key: WrittenOnce<number>
  treatment_key: WrittenOnce<number>
  method: WrittenOnce<string>
  cycle: WrittenOnce<CycleKind>
  cycles: WrittenOnce<number>
  result_basis_points: WrittenOnce<number>
  digest: WrittenOnce<Buffer>
  created_time: WrittenOnce<Date>
  ended_time: Later<Date>
  end_note: Later<string>
}

/** Tables of treatments of goods, their tests and the claims that rest on them. */
export interface TreatmentTables {
  treatment: {
    treatment_key: Generated<number>
    organisation_key: WrittenOnce<number>
    code: WrittenOnce<string>
    name: WrittenOnce<string>
    names: ColumnType<LocalNames, LocalNames | undefined, never>
    agent: WrittenOnce<string>
    substrate: WrittenOnce<string>
    created_time: WrittenOnce<Date>
  }
  treatment_test: AfterCycles & {
    treatment_test_key: Generated<number>
    tested_day: Day
    laboratory: WrittenOnce<string>
    report: WrittenOnce<string>
  }
  treatment_claim: AfterCycles & {
    treatment_claim_key: Generated<number>
    reference: WrittenOnce<string | null>
  }
}
