import { batchAfter, type Head } from './batch-after.ts'
import type { BatchState, Event } from './event.ts'

/** The state of a batch whose making was taken back. Nothing can happen to it any more. */
export const reversedState = 'reversed'

/** The state of a batch that was handed over whole to another organisation, until some of it comes back. */
export const handedOverState = 'handed_over'

/** One link of a batch's chain: an event, opened, and where it stands. */
export interface Link {
  readonly event: Event
  readonly head: Head
}

/** A batch after its whole chain, and the event that stands last on it: the only one that may be taken back. */
export interface Replayed {
  readonly state: BatchState
  readonly lastEvent: string | undefined
}

/**
 * Reads a batch off its own chain, in order. A reversal takes the event before it off the pile, so the batch stands as
 * if that event had not been, but keeps both in its chain.
 */
export function replayChain(
  batch: string,
  links: readonly Link[],
  carried: ReadonlySet<string>,
): Replayed {
  const pile: { state: BatchState; event: string }[] = []
  let made: BatchState | undefined
  for (const { event, head } of links) {
    if (event.reverses === undefined) {
      const state = batchAfter(pile.at(-1)?.state, event, { batch, carried, head })
      made ??= state
      pile.push({ state, event: event.id })
      continue
    }
    const top = pile.pop()
    if (top?.event !== event.reverses.id || made === undefined) {
      throw new RangeError(`Cannot replay batch "${batch}": "${event.id}" takes back another event`)
    }
    const under = pile.at(-1)
    if (under === undefined) made = unmade(made, head)
    else under.state = { ...under.state, ...head }
  }
  const top = pile.at(-1)
  if (made === undefined) throw new RangeError(`Cannot replay batch "${batch}": its chain is empty`)
  return { state: top?.state ?? made, lastEvent: top?.event }
}

function unmade(made: BatchState, head: Head): BatchState {
  const { massGrams, ...rest } = made
  const gone = massGrams === undefined ? {} : { massGrams: 0 }
  return { ...rest, ...gone, content: {}, state: reversedState, ...head }
}
