import { words } from '../../domain/words.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { stageOf } from './named.ts'
import { neighbourOf } from './neighbour.ts'
import type { PublicLink } from './open-chain.ts'
import type { RecordView } from './record-schema.ts'

type Outcome = RecordView['outcomes'][number]

/** Most batches listed over all outcomes together. */
const mostOutputs = 40

/**
 * What was made of a batch, one entry for each event that consumed some of it. The grams are those that this batch gave,
 * not what lineage apportions: an output's weight may come from a new casing.
 */
export function outcomesOf(
  stream: LoadedStream,
  links: readonly PublicLink[],
  batch: string,
): readonly Outcome[] {
  let left = mostOutputs
  return links.flatMap(({ event, facility }): Outcome[] => {
    const happened = event.batches.find((one) => one.batch === batch)
    if (happened === undefined || event.mass !== 'transformed') return []
    const shown = event.outputs.slice(0, left)
    left -= shown.length
    return [
      {
        stage: stageOf(stream, event.stage),
        eventTime: event.eventTime,
        drawnGrams: happened.drawnGrams ?? null,
        // Whoever recorded the event holds what it made; a facility is named only when that is the same organisation.
        outputs: shown.map(({ batch: id, code, kind, material, massGrams }) => ({
          batch: neighbourOf(stream, { id, code, kind, material, own: facility !== null }),
          massGrams: massGrams ?? null,
        })),
        outputsLeftOut: event.outputs.length - shown.length,
        losses: event.losses.map(({ reason, massGrams }) => ({
          name: reason,
          label: stream.allStages[event.stage]?.losses?.[reason] ?? words(reason, reason, reason),
          grams: massGrams,
        })),
      },
    ]
  })
}
