import { combined } from './batch-after.ts'
import type { Content, Event } from './event.ts'
import type { Link } from './replay-chain.ts'

/** What of a batch has left and has not come back. */
export interface Outside {
  readonly grams: number
  readonly content: Content
}

/**
 * Reads off a batch's chain what it sent out and nobody returned, by its own stages: what was handed over to another
 * organisation is that one's to give back. `custody` names the stages that a hand-over records.
 */
export function gramsOutside(
  batch: string,
  links: readonly Link[],
  custody: ReadonlySet<string>,
): Outside {
  const pile: Outside[] = []
  for (const { event } of links) {
    if (event.reverses === undefined) pile.push(changeBy(event, { batch, custody }))
    else pile.pop()
  }
  return pile.reduce<Outside>(
    (sum, one) => ({
      grams: sum.grams + one.grams,
      content: combined(sum.content, one.content, 1),
    }),
    nothing,
  )
}

const nothing: Outside = { grams: 0, content: {} }

function changeBy(
  event: Event,
  { batch, custody }: { batch: string; custody: ReadonlySet<string> },
): Outside {
  const happened = event.batches.find((one) => one.batch === batch)
  if (happened === undefined || custody.has(event.stage)) return nothing
  const { drawnGrams = 0, drawnContent, gainedGrams = 0, gainedContent } = happened
  if (event.mass === 'dispatched') {
    return { grams: drawnGrams, content: combined({}, drawnContent, 1) }
  }
  if (event.mass !== 'returned') return nothing
  return { grams: -gainedGrams, content: combined({}, gainedContent, -1) }
}
