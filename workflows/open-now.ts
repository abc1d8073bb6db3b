import type { Facts } from '../domain/field.ts'
import { handedOverState, reversedState } from '../domain/replay-chain.ts'
import { guardsOf, type MachineState, openStages } from './advance.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'

/**
 * Stages that may follow for one batch now, as far as that can be told before the scan: a condition that looks at what will
 * be scanned is left open, one that looks at the batch alone is asked, and so is the stage's own rule about a batch.
 */
export function openNow(
  stream: LoadedStream,
  { state, context }: MachineState,
  eventTime: string,
): readonly string[] {
  const spent = context.massGrams === 0
  return openStages(stream, state).filter((name) => {
    const stage = stream.stages[name]
    if (stage === undefined || (spent && stage.whenSpent !== true)) return false
    const batch = { code: '', state, kind: context.kind, context: context.facts }
    if ((stage.closedFor?.(batch, eventTime) ?? []).length > 0) return false
    return guardsAgainst(stream, { state, context }, { stage, eventTime }).length === 0
  })
}

/**
 * Names of the conditions that certainly keep a stage from a batch, whatever will be scanned; none where one of its ways may be open.
 * The conditions of a way hold together, so that one alone that fails without asking for a fact closes it.
 */
export function guardsAgainst(
  { machine }: LoadedStream,
  { state, context }: MachineState,
  { stage, eventTime }: { readonly stage: Pick<Stage, 'request'>; readonly eventTime: string },
): readonly string[] {
  if (state === reversedState || state === handedOverState) return []
  const ways = guardsOf(machine, state, stage.request).map((guards) =>
    guards.filter(({ holds }) => {
      const unseen = unseenFacts()
      const { facts } = unseen
      const event = { type: stage.request, facts, decisions: facts, eventTime }
      return !holds({ context, event }) && !unseen.wereAsked()
    }),
  )
  if (ways.some((failing) => failing.length === 0)) return []
  return [...new Set(ways.flat().map(({ name }) => name))]
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
