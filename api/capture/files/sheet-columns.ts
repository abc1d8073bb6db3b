import { readHarmless } from '../../../domain/csv.ts'
import { matchWord } from '../../../domain/match-word.ts'
import { type Fault, faultOf, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import {
  isReceiptHeading,
  type NamedColumn,
  type OwnColumn,
  ownHeadings,
  prefixOf,
} from './headings.ts'
import { type CellTrouble, mostColumns } from './sheet.ts'

/** What the cells of a column say. `either` is a plain name that the row's stage tells a meaning for. */
export type Column = { readonly heading: string } & (
  | { readonly says: 'own'; readonly name: OwnColumn }
  | { readonly says: NamedColumn | 'either' | 'nothing'; readonly name: string }
)

/** A cell that is not empty, with its column. */
export interface Cell {
  readonly column: Column
  readonly text: string
  /** Why it cannot be taken as it stands. */
  readonly trouble?: CellTrouble
}

/** The text of one of a row's own columns; undefined when its cell is empty. */
export function ownText(cells: readonly Cell[], name: OwnColumn): string | undefined {
  return cells.find(({ column }) => column.says === 'own' && column.name === name)?.text
}

/**
 * Reads a table's header, in any of our languages. Columns of an earlier receipt say nothing, so that a file given back may be
 * sent again. Throws a RefusedError for a column that is missing or there twice, and for too many of them.
 */
export function sheetColumns(header: readonly string[], sheet?: string): readonly Column[] {
  if (header.length > mostColumns) {
    const values = { given: header.length, most: mostColumns }
    throw new RefusedError(refuse('too_large', '', ['table_too_wide', values]))
  }
  const columns = header.map((heading) => columnOf(readHarmless(heading).trim()))
  const faults = [...missingIn(columns, sheet), ...twiceIn(columns)]
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  return columns
}

function columnOf(heading: string): Column {
  const own = matchWord(ownHeadings, heading)
  if (own !== undefined) return { says: 'own', name: own as OwnColumn, heading }
  if (isReceiptHeading(heading)) return { says: 'nothing', name: heading, heading }
  const [says, name] = prefixOf(heading) ?? (['either', heading] as const)
  return { says, name, heading }
}

function missingIn(columns: readonly Column[], sheet: string | undefined): readonly Fault[] {
  const needed = ['stream', 'stage', 'facility'] as const
  const missing = needed.filter((name) => columns.every((column) => column.name !== name))
  const headings = columns.map(({ heading }) => heading)
  const given = headings.slice(0, 12).join(', ').slice(0, 200)
  return missing.map((name) => {
    const values = { name: ownHeadings[name], given }
    if (sheet === undefined) return faultOf(name, 'column_missing', values)
    return faultOf(name, 'column_missing_in_sheet', { ...values, sheet })
  })
}

function twiceIn(columns: readonly Column[]): readonly Fault[] {
  const known = columns.map(({ says, name }) => (says === 'either' ? name : `${says} ${name}`))
  const twice = new Set(
    columns.flatMap(({ heading }, index) =>
      heading !== '' && known.indexOf(known[index] ?? '') < index ? [heading] : [],
    ),
  )
  return [...twice].map((name) => faultOf(name, 'column_twice', { name }))
}
