import type { Saying } from '../../../domain/phrases.ts'
import type { Fault } from '../../../domain/refusal.ts'

/** A table as it was given: its header, and rows that come one by one. */
export interface Sheet {
  readonly header: readonly string[]
  readonly rows: AsyncIterable<SheetRow> | Iterable<SheetRow>
  /** Name of the sheet of a spreadsheet that was read. */
  readonly sheet?: string
  /** What stood between the cells of a table that came as text. */
  readonly separator?: Separator
  /** What of the file was not read, for whoever sent it. */
  readonly doubt?: Fault
}

/** What may stand between the cells of a table that comes as text. */
export type Separator = ',' | ';' | '\t'

/** One row of a table. */
export interface SheetRow {
  /** Number of its line, as a spreadsheet counts: the header is row 1. */
  readonly row: number
  readonly cells: readonly string[]
  /** What is wrong with the row as such; of the last row, why nothing after it could be read. */
  readonly fault?: Fault
  /** Told with the faults of a row that is refused, and warned of with one that is taken: it may not be all of it. */
  readonly doubt?: Fault
  /** Cells that cannot be taken as they stand, by their index. */
  readonly troubles?: ReadonlyMap<number, CellTrouble>
  /** Whether whoever opens the sheet does not see the row: by a filter, by hand, or folded away. */
  readonly isHidden?: boolean
}

/** Why a cell is not what its text says. */
export interface CellTrouble extends Saying {
  /** Whether it matters only where the text would be taken word for word: as a code or a text. */
  readonly ofWords?: true
}

/** Most columns of a table; a scan with every fact of the longest stage needs about a hundred. */
export const mostColumns = 1_000

/** Most characters of one row or line. */
export const mostRowCharacters = 1024 * 1024
