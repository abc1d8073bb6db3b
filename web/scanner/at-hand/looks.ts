import type { BatchAtHand } from '../../../workflows/at-hand.ts'
import { codeMark, unitMark } from '../../../workflows/marks.ts'

/** Under what a batch is kept, so that every text that may mean it finds it. */
export function looksOf({
  batch,
  code,
  stream,
  context,
  former,
}: Pick<BatchAtHand, 'batch' | 'code' | 'stream' | 'context' | 'former'>): readonly string[] {
  const unit = unitMark(stream, context)
  const ids = [batch, ...former].map((id) => `id ${id}`)
  return [...ids, lookOfCode(code), ...(unit === undefined ? [] : [serialLook(unit.text)])]
}

/** Under what a batch of this code is kept. */
export function lookOfCode(code: string): string {
  return codeMark(code).text
}

/** A serial number as it looks, without the stream that its mark names. */
export function serialLook(mark: string): string {
  return mark.replace(/^unit \S* /, 'unit ')
}
