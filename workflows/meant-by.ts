import type { Scanned } from '../domain/read-scanned.ts'
import { codeMark, unitMark } from './marks.ts'

/** What a batch is looked up by. */
export interface Named {
  readonly id: string
  readonly code: string
  readonly stream: string
  readonly context: Readonly<Record<string, unknown>>
}

/** Texts that a scanned one may be a code or a serial number by, the likelier first. */
export function textsOf({ text, withoutEnd }: Scanned): readonly string[] {
  return withoutEnd === undefined ? [text] : [text, withoutEnd]
}

/** The best way in which a text means any of these batches: by the link, by a code as it stands or looks, else by serial number. */
export function meantBy<One extends Named>(
  found: readonly One[],
  scanned: Scanned,
): readonly One[] {
  const linked = found.filter(({ id }) => id === scanned.id)
  if (linked.length > 0) return linked
  for (const text of textsOf(scanned)) {
    const spelled = found.filter(({ code }) => code === text)
    if (spelled.length > 0) return spelled
    const look = codeMark(text).text
    const alike = found.filter(({ code }) => codeMark(code).text === look)
    if (alike.length === 1) return alike
  }
  const serials = textsOf(scanned)
  return found.filter(({ stream, context: { serial } }) => {
    const own = typeof serial === 'string' ? unitMark(stream, { serial }) : undefined
    return (
      own !== undefined &&
      serials.some((text) => unitMark(stream, { serial: text })?.text === own.text)
    )
  })
}
