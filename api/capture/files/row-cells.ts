import type { Column, OwnColumn } from './sheet-columns.ts'

/** A cell that is not empty, with its column. */
export interface Cell {
  readonly column: Column
  readonly text: string
}

/** The text of one of a row's own columns; undefined when its cell is empty. */
export function ownText(cells: readonly Cell[], name: OwnColumn): string | undefined {
  return cells.find(({ column }) => column.says === 'own' && column.name === name)?.text
}
