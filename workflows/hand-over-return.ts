import type { Content } from '../domain/event.ts'
import { splitContent } from '../domain/fit-content.ts'
import type { Cargo, HandOverLine } from './hand-over-papers.ts'

/** A line of which something comes back to the sender. */
export interface ReturnedLine {
  readonly line: number
  readonly code: string
  readonly grams: number
  /** The state from which the batch left. */
  readonly state: string
  readonly content: Content
}

/**
 * What comes back of a decided hand-over: what was refused, each batch as it stood, with what of its inside did not go into
 * the receiver's books. That is its share of what left at first, whatever both sides corrected since.
 */
export function returnedLines(
  lines: readonly HandOverLine[],
  cargo: readonly Cargo[],
): readonly ReturnedLine[] {
  const byLine = new Map(cargo.map((one) => [one.line, one]))
  return lines
    .filter(({ refusedGrams }) => refusedGrams > 0)
    .map(({ line, code, refusedGrams: grams }) => {
      const { content = {}, leftState: state = '', leftGrams = 0 } = byLine.get(line) ?? {}
      const [, back] = splitContent(content, [leftGrams - grams, grams])
      return { line, code, grams, state, content: back }
    })
}
