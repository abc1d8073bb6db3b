import { heldBy } from './content.ts'
import {
  type After,
  type Batch,
  type HandOver,
  type Model,
  nameOf,
  type Recorded,
} from './model.ts'
import type { Stated } from './times.ts'

/** Puts an event on a batch. */
export function stack(batch: Batch, event: string, after: After): void {
  const { grams, state, trusted = batch.trusted, stated } = after
  // What a lighter mass cannot hold was never inside.
  const content = heldBy(after.content ?? batch.content, grams)
  put(batch, { grams, state, trusted, content })
  batch.seq += 1
  batch.pile.push({ event, grams, state, trusted, content, stated })
}

/** Lets a batch be so. */
export function put(batch: Batch, { grams, state, trusted, content = {} }: After): void {
  batch.grams = grams
  batch.state = state
  batch.trusted = trusted
  batch.content = content
}

/** Adds a batch that an event makes. */
export function addBatch(
  model: Model,
  made: Pick<Batch, 'organisation' | 'code' | 'stream' | 'kind' | 'traits' | 'carried'>,
  { event, ...after }: After & { event: string },
): Batch {
  const { content = {} } = after
  const batch: Batch = { ...made, ...after, content, seq: 0, pile: [], uncertain: false }
  stack(batch, event, after)
  model.batches.set(nameOf(made.organisation, made.code), batch)
  model.born.batches.push(batch)
  return batch
}

/** Puts an event on record. */
export function record(model: Model, event: Recorded): void {
  model.events.set(nameOf(event.organisation, event.id), event)
}

/** Puts on record what a step of a hand-over booked. */
export function recordByHandOver(
  model: Model,
  organisation: string,
  booked: {
    event: string
    stage: string
    handOver: HandOver
    touched?: readonly Batch[]
    stated?: Stated
  },
): void {
  const { event, stage, handOver, stated } = booked
  const { touched = handOver.lines.map(({ batch }) => batch) } = booked
  record(model, {
    id: event,
    organisation,
    stream: handOver.stream,
    stage,
    touched,
    took: new Map(),
    madeGrams: 0,
    takenBack: false,
    byHandOver: true,
    missedGrams: 0,
    stated,
  })
}
