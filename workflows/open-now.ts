import type { Facts } from '../domain/field.ts'
import { reversedState } from '../domain/replay-chain.ts'
import { type MachineState, openStages } from './advance.ts'
import type { LoadedStream } from './streams.ts'

/**
 * Stages that may follow for one batch now, as far as that can be told before the scan: a condition that looks at what will
 * be scanned is left open, one that looks at the batch alone is asked.
 */
export function openNow(
  stream: LoadedStream,
  { state, context }: MachineState,
  eventTime: string,
): readonly string[] {
  if (state === reversedState || stream.machine.states[state] === undefined) return []
  const snapshot = stream.machine.resolveState({ value: state, context })
  const spent = context.massGrams === 0
  return openStages(stream, state).filter((name) => {
    const stage = stream.stages[name]
    if (stage === undefined || (spent && stage.whenSpent !== true)) return false
    const unseen = unseenFacts()
    const event = { type: stage.request, facts: unseen.facts, decisions: unseen.facts, eventTime }
    return snapshot.can(event) || unseen.wereAsked()
  })
}

/** Facts that nobody has given yet, and whether somebody asked for one. */
function unseenFacts(): { readonly facts: Facts; readonly wereAsked: () => boolean } {
  let asked = false
  const facts = new Proxy<Facts>(
    {},
    {
      get: () => {
        asked = true
        return undefined
      },
    },
  )
  return { facts, wereAsked: () => asked }
}
