import type { Fault } from '../../../domain/refusal.ts'

/** A table as it was given: its header, and rows that come one by one. */
export interface Sheet {
  readonly header: readonly string[]
  readonly rows: AsyncIterable<SheetRow> | Iterable<SheetRow>
}

/** One row of a table. */
export interface SheetRow {
  /** Number of its line, as a spreadsheet counts: the header is row 1. */
  readonly row: number
  readonly cells: readonly string[]
  /** What is wrong with the row as such; of the last row, why nothing after it could be read. */
  readonly fault?: Fault
}

/** Most columns of a table; a scan with every fact of the longest stage needs about a hundred. */
export const mostColumns = 1_000

/** Most characters of one row or line. */
export const mostRowCharacters = 1024 * 1024
