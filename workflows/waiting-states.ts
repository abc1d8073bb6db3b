import { openStages } from './advance.ts'
import { perStream } from './per-stream.ts'
import type { LoadedStream } from './streams.ts'

/** A state in which batches wait for something to be done with them. */
export interface WaitingState {
  readonly state: string
  /** Whether it is what nothing is left of that waits there, such as a lot for its certificates. */
  readonly spent: boolean
  /** Names of the planned stages that may follow, conditions aside. */
  readonly stages: readonly string[]
}

/**
 * Where batches wait: in each state from which a planned stage leads on. What nothing is left of waits only where a stage is for that,
 * and not where it stands because it left: what was sold is with its buyer.
 */
export const waitingStates = perStream((stream): readonly WaitingState[] => {
  const left = statesOfLeaving(stream)
  return Object.keys(stream.states).flatMap((state) => {
    const planned = openStages(stream, state).filter(
      (name) => stream.stages[name]?.unplanned !== true,
    )
    const forSpent = planned.filter((name) => stream.stages[name]?.whenSpent === true)
    return [
      ...(planned.length === 0 ? [] : [{ state, spent: false, stages: planned }]),
      ...(forSpent.length === 0 || left.has(state)
        ? []
        : [{ state, spent: true, stages: forSpent }]),
    ]
  })
})

/** States to which a stage leads by which goods leave. */
function statesOfLeaving({ machine, stages }: LoadedStream): ReadonlySet<string> {
  const leaving = new Set(
    Object.values(stages)
      .filter(({ leaves }) => leaves === 'onward')
      .map(({ request }) => request),
  )
  const nodes = Object.values(machine.states)
  const ways = nodes.flatMap((node) => [...node.transitions.values()].flat())
  return new Set(
    ways
      .filter(({ eventType }) => leaving.has(eventType))
      .flatMap(({ target = [] }) => target.map(({ key }) => key)),
  )
}
