/**
 * Writes rows as CSV (RFC 4180). Text that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP
 * advises: a facility's code is what somebody typed. Numbers are written as they are, null as nothing.
 */
export function csvOf(
  rows: readonly (readonly (string | number | null)[])[],
  separator: ',' | ';' | '\t' = ',',
): string {
  return rows.map((row) => `${row.map(cellOf).join(separator)}\r\n`).join('')
}

/** Text with an apostrophe in front where a spreadsheet would run it; the full-width signs are those of East Asian keyboards. */
export function harmless(text: string): string {
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text
}

/** What was meant by a cell that we may have made harmless ourselves. */
export function readHarmless(text: string): string {
  return text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text
}

const formula = /^[=+\-@\t\r\n＝＋－＠]/
const plainNumber = /^-\d+(\.\d+)?$/

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = harmless(value)
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
