import type { Selectable } from 'kysely'
import type { Tables } from '../database.ts'

/** Rows of one gathering, as they go to the database. */
export interface Rows {
  readonly events: readonly RowOf<'event'>[]
  readonly subjects: readonly RowOf<'event_subject'>[]
  readonly disclosures: readonly RowOf<'disclosure'>[]
  readonly newBatches: readonly RowOf<'batch'>[]
  readonly changedBatches: readonly RowOf<'batch'>[]
  /** What batches are known by no more, and what they are known by from now on. */
  readonly goneMarks: readonly RowOf<'batch_mark'>[]
  readonly newMarks: readonly RowOf<'batch_mark'>[]
  readonly postings: readonly RowOf<'posting'>[]
  readonly edges: readonly RowOf<'lineage'>[]
  /** Subjects of events that somebody is to be told of. */
  readonly told: readonly RowOf<'event_subject'>[]
  /** Subjects of events that a passport may begin, change or end with. */
  readonly passports: readonly RowOf<'passport_due'>[]
  /** Files that events name. */
  readonly fileUses: readonly RowOf<'file_use'>[]
  /** Of stations, of the scans that events came from. */
  readonly signatures: readonly RowOf<'scan_signature'>[]
}

/** A row of a table as JSON carries it: digests as hex, what was sealed as text, times as ISO 8601; null is left out. */
export type RowOf<Table extends keyof Tables> = Written<Selectable<Tables[Table]>>

type Written<Row> = {
  readonly [Column in Exclude<keyof Row, Absent<Row>>]: Carried<Row[Column]>
} & {
  readonly [Column in Absent<Row>]?: Carried<NonNullable<Row[Column]>>
}

type Absent<Row> = { [Column in keyof Row]: null extends Row[Column] ? Column : never }[keyof Row]

type Carried<Value> = Value extends Buffer | Date ? string : Value

/** One set-based write of a gathering; left out when it would take no row. */
export interface Statement {
  readonly name: string
  readonly text: string
  readonly take: (rows: Rows) => readonly object[]
}
