import type { MeasureBasis, MeasureLine } from '../../../domain/measure/measure.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import type { ReportColumn, ReportRow } from '../../outputs/report-table.ts'
import type { AskedPeriod } from '../../store/oversight/asked.ts'
import type { Scope } from '../scope.ts'

/** What a measure is made of: whose books, of which period, as of when. */
export interface MeasureReading {
  readonly scope: Scope
  readonly asked: AskedPeriod
  /** Moment at which what is not done yet is late. */
  readonly now: Date
  readonly streams: ReadonlyMap<string, LoadedStream>
  /** Key of the row whose lines are asked for. */
  readonly row?: string | undefined
}

/** One row of a measure: its figures, and the key under which its lines name it. */
export interface MeasureRow {
  readonly key: string
  readonly cells: ReportRow
}

/** A measure over a scope, with all that its figures rest on. */
export interface MeasureReport extends MeasureBasis {
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly MeasureRow[]
  readonly total?: ReportRow | undefined
  /** Of all rows; only of the one that is asked for where `isLinked`. */
  readonly lines: readonly MeasureLine[]
  /** Whether every row has lines, which are read when it is asked for. */
  readonly isLinked?: boolean
  /** How many lines the row that was asked for has; as many as are given where it is absent. */
  readonly lineCount?: number | undefined
}
