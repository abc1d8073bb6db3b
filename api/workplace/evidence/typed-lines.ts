import { hasLine, partCount } from '../../../workflows/form/lines.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'

/** The lines of a list that somebody filled in, each read at its pointer. */
export function linesAt<Line>(
  typed: Typed,
  at: string,
  read: (at: string) => Line,
): readonly Line[] {
  const lines = Array.from({ length: partCount(typed, at) }, (_, line) => line)
  return lines.filter((line) => hasLine(typed, at, line)).map((line) => read(`${at}/${line}`))
}

/** What was typed, or undefined where nothing was. */
export function textAt(typed: Typed, pointer: string): string | undefined {
  return typedAt(typed, pointer).trim() || undefined
}

/**
 * Per cent as basis points: `12.5` is 1250. What is no such number goes on as it was typed, so that the refusal names it; nothing is 0.
 */
export function basisPointsOf(text: string): number | string {
  const plain = text.normalize('NFKC').replace('%', '').trim()
  if (plain === '') return 0
  const [, whole, fraction = ''] = /^(\d{1,3})(?:\.(\d{1,2})0*)?$/.exec(plain) ?? []
  return whole === undefined ? plain : Number(`${whole}${fraction.padEnd(2, '0')}`)
}

/** Both shares at a pointer, in basis points. */
export function sharesAt(typed: Typed, under: string) {
  return {
    pre_consumer: basisPointsOf(typedAt(typed, `${under}/shares/pre_consumer`)),
    post_consumer: basisPointsOf(typedAt(typed, `${under}/shares/post_consumer`)),
  }
}

/** Name and version out of `RCS 2.0`. */
export function standardAt(typed: Typed) {
  const [standard = '', version = ''] = typedAt(typed, '/standard').split(' ')
  return { standard, version }
}
