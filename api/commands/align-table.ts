/** Cells as lines of text: the first columns to the left, the numbers behind them to the right. */
export function alignTable(
  cells: readonly (readonly string[])[],
  leftColumns: number,
): readonly string[] {
  const widths = cells[0]?.map((_, index) =>
    Math.max(...cells.map((row) => row[index]?.length ?? 0)),
  )
  return cells.map((row) =>
    row
      .map((text, index) => {
        const width = widths?.[index] ?? 0
        return index < leftColumns ? text.padEnd(width) : text.padStart(width)
      })
      .join('  ')
      .trimEnd(),
  )
}
