import type { Outcome } from '../../web/pages/record/view.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { lossWords, stageWords } from '../../workflows/words-of.ts'
import { neighbourOf } from './neighbour.ts'
import type { PublicLink } from './open-chain.ts'

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
  return links.flatMap(({ event, facility, timeZone }): Outcome[] => {
    const happened = event.batches.find((one) => one.batch === batch)
    if (happened === undefined || event.mass !== 'transformed') return []
    const shown = event.outputs.slice(0, left)
    left -= shown.length
    return [
      {
        stage: { name: event.stage, label: stageWords(stream, event.stage) },
        eventTime: event.eventTime,
        timeZone,
        drawnGrams: happened.drawnGrams ?? null,
        // Whoever recorded the event holds what it made; a facility is named only when that is the same organisation.
        outputs: shown.map(({ batch: id, code, kind, material, massGrams }) => ({
          batch: neighbourOf(stream, { id, code, kind, material, own: facility !== null }),
          massGrams: massGrams ?? null,
        })),
        outputsLeftOut: event.outputs.length - shown.length,
        losses: event.losses.map(({ reason, massGrams }) => ({
          name: reason,
          label: lossWords(stream, event.stage, reason),
          grams: massGrams,
        })),
      },
    ]
  })
}
