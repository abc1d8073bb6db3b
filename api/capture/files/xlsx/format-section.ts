/** A piece of a number format's section, by what it does. */
export interface Token {
  readonly does: 'digit' | 'literal' | 'date' | 'time' | 'elapsed' | 'condition' | 'plain' | 'mark'
  readonly text: string
}

/** The section of a format that shows a value. */
export interface Section {
  readonly tokens: readonly Token[]
  /** Whether it stands for what is below zero, so that it shows no sign of its own accord. */
  readonly isNegative: boolean
}

const pieces = /"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|General|Standard|AM\/PM|A\/P|上午\/下午|E[+-]|;|./giu

/** A number format, taken apart once for all cells that have it. */
export interface NumberFormat {
  readonly code: string
  /** For what is above zero, below it and zero itself, as far as they differ, or by their conditions. */
  readonly numeric: readonly (readonly Token[])[]
}

/** No program writes a longer format. */
const longest = 255

/** Takes a number format apart (ECMA-376 part 1, 18.8.31). */
export function readFormat(text: string): NumberFormat {
  const code = text.slice(0, longest)
  const sections: Token[][] = [[]]
  for (const [piece] of code.matchAll(pieces)) {
    if (piece === ';') sections.push([])
    else sections.at(-1)?.push(...tokensOf(piece))
  }
  return { code, numeric: sections.slice(0, 3).map(withMinutes) }
}

/** Finds the section of a format that shows a value: by its conditions, else by its sign. */
export function sectionFor({ numeric }: NumberFormat, value: number): Section {
  const [first = [], second, third] = numeric
  if (numeric.some((tokens) => conditionOf(tokens) !== undefined)) {
    const holding = numeric.find((tokens) => conditionOf(tokens)?.(value) ?? true)
    // Where no condition holds and nothing stands for the rest, a program shows nothing but hashes.
    return { tokens: holding ?? [], isNegative: false }
  }
  if (value < 0 && second !== undefined) return { tokens: second, isNegative: true }
  if (value === 0 && third !== undefined) return { tokens: third, isNegative: false }
  return { tokens: first, isNegative: false }
}

function tokensOf(piece: string): readonly Token[] {
  const lower = piece.toLowerCase()
  if (piece.startsWith('"')) return [{ does: 'literal', text: piece.replaceAll('"', '') }]
  if (piece.startsWith('\\')) return [{ does: 'literal', text: piece.slice(1) }]
  // Space as wide as a character, or a character that fills the cell.
  if (/^[_*]./.test(piece)) return []
  if (piece.startsWith('[')) return bracketed(lower.slice(1, -1), piece)
  if (['general', 'standard', '@'].includes(lower)) return [{ does: 'plain', text: piece }]
  if (lower === 'am/pm' || lower === 'a/p' || lower === '上午/下午') {
    return [{ does: 'time', text: piece }]
  }
  if (/^[0#?]$/.test(piece)) return [{ does: 'digit', text: piece }]
  if (/^(e[+-]|[.,%/])$/.test(lower)) return [{ does: 'mark', text: piece }]
  if (/^[ydegbm]$/.test(lower)) return [{ does: 'date', text: lower }]
  if (/^[hs]$/.test(lower)) return [{ does: 'time', text: lower }]
  return [{ does: 'literal', text: piece }]
}

function bracketed(inside: string, piece: string): readonly Token[] {
  if (/^(h+|m+|s+)$/.test(inside)) return [{ does: 'elapsed', text: inside }]
  if (/^[<>=]/.test(inside)) return [{ does: 'condition', text: inside }]
  // A currency's sign, then the language; without a sign it is a language alone. What is left are colours and digits.
  const [sign = ''] = /^\[\$([^-\]]*)/.exec(piece)?.slice(1) ?? []
  return sign === '' ? [] : [{ does: 'literal', text: sign }]
}

/** An m beside hours or seconds is minutes. */
function withMinutes(tokens: readonly Token[]): readonly Token[] {
  const clock = tokens.filter(
    ({ does }) => does === 'date' || does === 'time' || does === 'elapsed',
  )
  if (clock.every(({ does }) => does === 'date')) return tokens
  const beside = (at: number, step: number): string => {
    const next = clock[at + step]
    return next?.text === 'm' ? beside(at + step, step) : (next?.text ?? '')
  }
  const minutes = new Set(
    clock.filter(
      ({ text }, at) => text === 'm' && (/h/.test(beside(at, -1)) || /s/.test(beside(at, 1))),
    ),
  )
  return tokens.map((token) => (minutes.has(token) ? { does: 'time', text: 'm' } : token))
}

function conditionOf(tokens: readonly Token[]): ((value: number) => boolean) | undefined {
  const condition = tokens.find(({ does }) => does === 'condition')
  const [, sign, bound] = /^(<=|>=|<>|<|>|=)\s*(.+)$/.exec(condition?.text ?? '') ?? []
  const limit = Number(bound)
  switch (sign) {
    case '<':
      return (value) => value < limit
    case '<=':
      return (value) => value <= limit
    case '>':
      return (value) => value > limit
    case '>=':
      return (value) => value >= limit
    case '<>':
      return (value) => value !== limit
    case '=':
      return (value) => value === limit
    default:
      return undefined
  }
}
