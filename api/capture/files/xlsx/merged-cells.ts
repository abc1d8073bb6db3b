import type { Area } from './places.ts'
import type { TextRow } from './read-cells.ts'

/**
 * Names the cells that a merged area covers: whoever looks at the sheet reads its text in each of them, and only the first has
 * it. One weighing over three rows is not three weighings, so nothing is filled in for anybody. An area of which nothing is
 * written says nothing.
 */
export function troubleMerged(
  rows: readonly TextRow[],
  merged: readonly Area[],
  mostCells: number,
): void {
  const byRow = new Map(rows.map((row) => [row.row, row]))
  let looked = 0
  for (const { first, last } of merged) {
    const given = byRow.get(first.row)?.cells[first.column - 1] ?? ''
    if (given === '') continue
    for (let row = first.row; row <= last.row && looked < mostCells; row += 1) {
      for (let column = first.column; column <= last.column && looked < mostCells; column += 1) {
        looked += 1
        const covered = byRow.get(row)
        if (covered === undefined || (row === first.row && column === first.column)) continue
        while (covered.cells.length < column) covered.cells.push('')
        covered.cells[column - 1] = '#N/A'
        covered.troubles.set(column - 1, { says: 'cell_merged', values: { given } })
      }
    }
  }
}
