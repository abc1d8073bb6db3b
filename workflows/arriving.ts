import type { Scanned } from '../domain/read-scanned.ts'
import { codeMark, unitMark } from './marks.ts'

/** What goods on their way are known by, as far as whoever expects them can tell. */
export interface Labelled {
  /** Id that the link of the sender's label leads to. */
  readonly batchId: string
  /** The sender's code. */
  readonly code: string
  readonly serial: string | null
  readonly stream: string
}

/**
 * Of what is on its way that which a scanned text means: by the link of its label, else by the code as it looks, else by the maker's
 * serial number. More than one where several senders use one code.
 */
export function labelledAs<Line extends Labelled>(
  lines: readonly Line[],
  { id, text, withoutEnd }: Scanned,
): readonly Line[] {
  const byLink = lines.filter(({ batchId }) => batchId === id)
  if (byLink.length > 0) return byLink
  const texts = [text, ...(withoutEnd === undefined ? [] : [withoutEnd])]
  const codes = new Set(texts.map((one) => codeMark(one).text))
  const byCode = lines.filter(({ code }) => codes.has(codeMark(code).text))
  if (byCode.length > 0) return byCode
  return lines.filter(({ stream, serial }) => {
    const own = serial === null ? undefined : unitMark(stream, { serial })
    return (
      own !== undefined && texts.some((one) => unitMark(stream, { serial: one })?.text === own.text)
    )
  })
}
