import { reversedState } from '../../domain/replay-chain.ts'
import type { RecordView } from '../../web/pages/record/view.ts'
import { isFinal } from '../../workflows/advance.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { StoredRecord } from '../store/public-record/record.ts'
import type { PublicLink } from './open-chain.ts'

type Standing = RecordView['standing']

/** Whether a batch is still here, left, was worked into others, or was a mistake. */
export function standingOf(
  stream: LoadedStream,
  { id, state, massGrams }: StoredRecord,
  links: readonly PublicLink[],
): Standing {
  if (state === reversedState) return 'taken_back'
  const last = links.findLast(({ event }) => drawnFrom(event, id) > 0)
  if (massGrams === 0 && last?.event.mass === 'dispatched') return 'left'
  if (massGrams === 0 && last?.event.mass === 'transformed') return 'gone'
  return isFinal(stream, state) ? 'gone' : 'here'
}

/** Its mass, or for a batch that is no more what it weighed when it left or was made. */
export function massOf(
  { id, massGrams }: StoredRecord,
  standing: Standing,
  links: readonly PublicLink[],
): Pick<RecordView, 'massGrams' | 'massBasis'> {
  if (standing === 'here' || massGrams !== 0) return { massGrams, massBasis: 'now' }
  if (standing === 'left') return { massGrams: gramsSentOut(id, links), massBasis: 'when_left' }
  const made = links[0]?.event.outputs.find(({ batch }) => batch === id)
  const weighed = links.flatMap(
    ({ event }) => event.batches.find(({ batch }) => batch === id)?.gainedGrams ?? [],
  )
  return { massGrams: made?.massGrams ?? weighed[0] ?? null, massBasis: 'when_made' }
}

/** Grams that left over all times it was sent out, less what came back. */
export function gramsSentOut(id: string, links: readonly PublicLink[]): number {
  return links.reduce((sum, { event }) => {
    if (event.mass === 'dispatched') return sum + drawnFrom(event, id)
    const own = event.batches.find(({ batch }) => batch === id)
    if (event.mass === 'dispatch_corrected') return sum - (own?.correctedGrams ?? 0)
    return event.mass === 'returned' ? sum - (own?.gainedGrams ?? 0) : sum
  }, 0)
}

function drawnFrom(event: PublicLink['event'], id: string): number {
  return event.batches.find(({ batch }) => batch === id)?.drawnGrams ?? 0
}
