import { shortCodeOf } from '../../domain/short-code.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { NamedBatch } from '../store/public-record/record.ts'
import { kindOf, materialOf } from './named.ts'
import type { RecordView } from './record-schema.ts'

export type Neighbour = RecordView['outcomes'][number]['outputs'][number]['batch']

/**
 * Another batch on a page: in full when the same organisation holds it; otherwise what it is and nothing that leads to
 * who holds it, neither its code nor its address.
 */
export function neighbourOf(stream: LoadedStream, batch: NamedBatch): Neighbour {
  const what = { kind: kindOf(stream, batch.kind), material: materialOf(stream, batch.material) }
  if (!batch.own) return { withheld: true, ...what, id: null, code: null, path: null }
  const { id, code } = batch
  return { withheld: false, ...what, id, code, path: recordPath(id) }
}

/** Address of a batch's public record. */
export function recordPath(id: string): string {
  return `/b/${shortCodeOf(id)}`
}
