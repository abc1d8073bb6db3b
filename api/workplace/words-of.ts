import { dangerText } from '../../domain/danger-text.ts'
import type { Words } from '../../domain/words.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import * as wordsOf from '../../workflows/words-of.ts'
import { dangerView } from '../inventory/danger.ts'
import { batchStateOf, type StoredBatch } from '../store/inventory/batches.ts'

type Streams = ReadonlyMap<string, LoadedStream>

/** What a batch is, in words. */
export function kindWords(
  streams: Streams,
  { stream, kind }: { stream: string; kind: string },
): Words {
  return wordsOf.kindWords(streams.get(stream), kind)
}

/** What a batch is made of, in words: a label of its stream's own field for it. */
export function materialWords(
  streams: Streams,
  { stream, material }: { stream: string; material: string },
): Words {
  return wordsOf.materialWords(streams.get(stream), material)
}

/** Where a batch stands, in words. */
export function stateWords(
  streams: Streams,
  { stream, state }: { stream: string; state: string },
): Words {
  return wordsOf.stateWords(streams.get(stream), state)
}

/** What whoever handles a batch must know, in words; undefined when there is nothing. */
export function dangerWords(streams: Streams, batch: StoredBatch): Words | undefined {
  const danger = dangerView(streams.get(batch.stream), batchStateOf(batch))
  return danger === null ? undefined : dangerText(danger)
}
