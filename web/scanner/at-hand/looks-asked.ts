import type { Scanned } from '../../../domain/read-scanned.ts'
import { unitMark } from '../../../workflows/marks.ts'
import { textsOf } from '../../../workflows/meant-by.ts'
import { lookOfCode, serialLook } from './looks.ts'

/** Under what batches of a scanned text are looked for, whatever their stream is. */
export function looksAsked(scanned: Scanned): readonly string[] {
  const { id } = scanned
  const texts = textsOf(scanned)
  const units = texts.flatMap((serial) => unitMark('', { serial }) ?? [])
  return [
    ...(id === undefined ? [] : [`id ${id}`]),
    ...texts.map(lookOfCode),
    ...units.map(({ text }) => serialLook(text)),
  ]
}
