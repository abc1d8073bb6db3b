/**
 * Cells of a table that a device wrote as text, line by line, trimmed; empty lines are left out. Columns are parted by tab, semicolon or comma,
 * whichever its first line has most of; quoted cells are read as in RFC 4180. A quote that is never closed goes on to the end.
 */
export function cellsOf(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/^\uFEFF/, '')
  const parting = partingOf(/^.*/.exec(plain)?.[0] ?? '')
  const cell = new RegExp(
    `("(?:[^"]|"")*"?[^${parting}\\r\\n]*|[^${parting}\\r\\n]*)(${parting}|\\r\\n|\\r|\\n|$)`,
    'y',
  )
  const lines: string[][] = []
  let line: string[] = []
  while (cell.lastIndex < plain.length) {
    const [, written = '', end = ''] = cell.exec(plain) ?? []
    line.push(unquoted(written).trim())
    if (end === parting && cell.lastIndex < plain.length) continue
    lines.push(line)
    line = []
  }
  return lines.filter((cells) => cells.some((one) => one !== ''))
}

/** Of equally many the first: a decimal comma is seldom in the first line, which names the columns. */
function partingOf(first: string): string {
  const counted = ['\t', ';', ','].map((one) => ({ one, count: first.split(one).length }))
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).one
}

function unquoted(cell: string): string {
  const [, inside] = /^"((?:[^"]|"")*)"?$/.exec(cell.trim()) ?? []
  return inside === undefined ? cell : inside.replaceAll('""', '"')
}
