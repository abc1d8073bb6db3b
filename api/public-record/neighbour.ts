import { shortCodeOf } from '../../domain/short-code.ts'
import type { Named, Neighbour } from '../../web/pages/record/view.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { choiceWords, kindWords } from '../../workflows/words-of.ts'
import type { NamedBatch } from '../store/public-record/ancestry.ts'

/**
 * Another batch on a page: in full when the same organisation holds it; otherwise what it is and nothing that leads to
 * who holds it, neither its code nor its address.
 */
export function neighbourOf(stream: LoadedStream, batch: NamedBatch): Neighbour {
  const what = whatItIs(stream, batch)
  if (!batch.own) return { withheld: true, ...what, id: null, code: null, path: null }
  const { id, code } = batch
  return { withheld: false, ...what, id, code, path: recordPath(id) }
}

/** Kind and material of a batch, each by its name and in words. */
export function whatItIs(
  stream: LoadedStream,
  { kind, material }: { readonly kind: string; readonly material: string },
): { readonly kind: Named; readonly material: Named } {
  return {
    kind: { name: kind, label: kindWords(stream, kind) },
    material: { name: material, label: choiceWords(stream, material, stream.materialField) },
  }
}

/** Address of a batch's public record. */
export function recordPath(id: string): string {
  return `/b/${shortCodeOf(id)}`
}
