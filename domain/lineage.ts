import { apportion } from './apportion.ts'
import type { Event, EventOutput } from './event.ts'

/** So many grams of the child came out of the parent. */
export interface Edge {
  readonly child: string
  readonly parent: string
  readonly grams: number
}

/**
 * Reads the lineage off an event. Where several batches were worked together nobody can say which gram went where,
 * so each output is shared over the parents by the grams drawn from each, whole and summing exactly.
 */
export function edgesOf(event: Event): readonly Edge[] {
  if (event.mass === 'taken_over') return event.outputs.flatMap(edgeOfArrival)
  if (event.mass !== 'transformed') return []
  const parents = event.batches.filter((batch) => (batch.drawnGrams ?? 0) > 0)
  if (parents.length === 0) return []
  const weights = parents.map((batch) => batch.drawnGrams ?? 0)
  return event.outputs.flatMap((output) => {
    const grams = apportion(output.massGrams ?? 0, weights)
    return parents.map((parent, index) => ({
      child: output.batch,
      parent: parent.batch,
      grams: grams[index] ?? 0,
    }))
  })
}

function edgeOfArrival({ batch: child, massGrams, predecessor }: EventOutput): readonly Edge[] {
  return predecessor === undefined
    ? []
    : [{ child, parent: predecessor.batch, grams: massGrams ?? 0 }]
}
