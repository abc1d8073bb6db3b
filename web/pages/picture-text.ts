/** A label in at most two lines, broken where a word ends or between Chinese characters; words beside the picture tell it whole. */
export function wrapped(label: string, mostUnits: number): readonly string[] {
  const parts = label.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? []
  const lines: string[] = ['']
  for (const part of parts) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && unitsOf(last + part.trimEnd()) > mostUnits) lines.push(part)
    else lines[lines.length - 1] = last + part
  }
  const shown = lines.slice(0, mostLines).map((one) => one.trimEnd())
  if (lines.length > mostLines) shown[mostLines - 1] = `${shown[mostLines - 1]}…`
  return shown
}

const mostLines = 2

/** A label cut to so many letters, a Chinese one counted as two, with an ellipsis where something is left out. */
export function cut(label: string, mostUnits: number): string {
  if (unitsOf(label) <= mostUnits) return label
  let shown = ''
  for (const one of label) {
    if (unitsOf(shown + one) > mostUnits - 1) break
    shown += one
  }
  return `${shown.trimEnd()}…`
}

/** How wide a text is, in Latin letters. */
function unitsOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 2 : 1), 0)
}

/** A coordinate to a tenth of a unit. */
export function rounded(number: number): number {
  return Math.round(number * 10) / 10
}

/** A text as it may stand between two tags, or in an attribute. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
