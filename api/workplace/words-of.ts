import { dangerText } from '../../domain/danger-text.ts'
import { handedOverState, reversedState } from '../../domain/replay-chain.ts'
import { type Words, words } from '../../domain/words.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { dangerView } from '../inventory/danger.ts'
import { batchStateOf } from '../store/inventory/batch-state.ts'
import type { StoredBatch } from '../store/inventory/batches.ts'

type Streams = ReadonlyMap<string, LoadedStream>

/** States that no machine knows: a batch that is elsewhere, and one whose making was taken back. */
export const commonStates: Readonly<Record<string, Words>> = {
  [handedOverState]: words('Handed over', '已移交', '已移交'),
  [reversedState]: words('Reversed', '已撤回', '已撤回'),
}

/** What a batch is, in words. */
export function kindWords(
  streams: Streams,
  { stream, kind }: { stream: string; kind: string },
): Words {
  return streams.get(stream)?.kinds[kind]?.label ?? plainWords(kind)
}

/** Where a batch stands, in words. */
export function stateWords(
  streams: Streams,
  { stream, state }: { stream: string; state: string },
): Words {
  return streams.get(stream)?.states[state] ?? commonStates[state] ?? plainWords(state)
}

/** What whoever handles a batch must know, in words; undefined when there is nothing. */
export function dangerWords(streams: Streams, batch: StoredBatch): Words | undefined {
  const danger = dangerView(streams.get(batch.stream), batchStateOf(batch))
  return danger === null ? undefined : dangerText(danger)
}

/** A word of a stream that is no longer here. */
export function plainWords(word: string): Words {
  const text = word.replaceAll('_', ' ')
  return words(text, text, text)
}
