import { isObject, type ProofFault, proofFault } from '../proof-fault.ts'
import { digestOf } from './digest-of.ts'
import { type History, jsonIn } from './history.ts'
import { named } from './named.ts'
import type { Receipts } from './open-receipts.ts'

/** What was found of one event of a history, or of one after it. */
export interface EventCheck {
  readonly digest: string
  /** What keeps it from being what the history says, in its place; undefined where its text is not there. */
  readonly faults: readonly ProofFault[] | undefined
  /** Whether it stands in the log; undefined where no receipt of it holds. */
  readonly index: number | undefined
}

/** What was found of all of them. */
export interface EventsCheck {
  /** Whether all are there, unchanged, each following from the one before; undefined where that was not checked of one. */
  readonly chain: readonly ProofFault[] | undefined
  readonly events: readonly EventCheck[]
}

interface Given {
  readonly texts: readonly string[] | undefined
  readonly receipts: Receipts
}

/**
 * Checks a stranger's events against a history that their passport commits to. What happened after it was issued follows on: such
 * an event is held to the one before it, and nobody has signed that it is the last.
 */
export async function checkEvents(
  history: History | undefined,
  { texts, receipts }: Given,
): Promise<EventsCheck> {
  if (history === undefined) return { chain: undefined, events: [] }
  const later = await Promise.all((texts ?? []).slice(history.events.length).map(digestOf))
  const whole = { ...history, events: [...history.events, ...later] }
  const events = await Promise.all(
    whole.events.map(async (digest, at): Promise<EventCheck> => {
      const text = texts?.[at]
      const faults = text === undefined ? undefined : await faultsIn(text, { history: whole, at })
      return { digest, faults, index: receipts.places.get(named('event', digest)) }
    }),
  )
  const faults = events.flatMap((event) => event.faults ?? [])
  const isWhole = events.every((event) => event.faults !== undefined)
  return { chain: isWhole || faults.length > 0 ? faults : undefined, events }
}

interface Place {
  readonly history: History
  /** From 0. */
  readonly at: number
}

async function faultsIn(text: string, { history, at }: Place): Promise<readonly ProofFault[]> {
  const pointer = `/events/${at}`
  const place = at + 1
  if ((await digestOf(text)) !== history.events[at])
    return [proofFault(pointer, 'event_other', { place })]
  return followsIn(jsonIn(text), { history, at })
    ? []
    : [proofFault(pointer, 'event_out_of_chain', { place })]
}

/** Whether an event says of itself that it stands at this place of the batch's chain, right after the event before. */
function followsIn(envelope: unknown, { history, at }: Place): boolean {
  if (!isObject(envelope) || !Array.isArray(envelope.subjects)) return false
  const own = envelope.subjects.filter(isObject).filter(({ batch }) => batch === history.subject)
  return own.length === 1 && own[0]?.seq === at + 1 && own[0].prev === history.events[at - 1]
}
