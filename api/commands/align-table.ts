/** Cells as lines of text: the first columns to the left, the numbers behind them to the right. */
export function alignTable(
  cells: readonly (readonly string[])[],
  leftColumns: number,
): readonly string[] {
  const widths = cells[0]?.map((_, index) =>
    Math.max(...cells.map((row) => widthOf(row[index] ?? ''))),
  )
  return cells.map((row) =>
    row
      .map((text, index) => {
        const room = ' '.repeat(Math.max(0, (widths?.[index] ?? 0) - widthOf(text)))
        return index < leftColumns ? `${text}${room}` : `${room}${text}`
      })
      .join('  ')
      .trimEnd(),
  )
}

/** A text with as many blanks behind it as it lacks of a width. */
export function padded(text: string, width: number): string {
  return `${text}${' '.repeat(Math.max(0, width - widthOf(text)))}`
}

/** How many places a text takes in a terminal, where a Chinese character and a full-width mark take two. */
export function widthOf(text: string): number {
  return [...text].reduce((width, mark) => width + (wide.test(mark) ? 2 : 1), 0)
}

// East Asian Width W and F (UAX #11) of the writing that our phrases use.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Script=Han}/u
