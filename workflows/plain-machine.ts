import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode } from 'xstate'
import type { MachineContext, MachineEvent } from './stream.ts'

/**
 * The state that a machine says follows a request; undefined when it may not happen. It is what `transition` gives, for about
 * a hundredth of its time: in a plain machine the transition that is chosen names the state after it.
 */
export function stateAfter(
  machine: AnyStateMachine,
  { state, context }: { readonly state: string; readonly context: MachineContext },
  event: MachineEvent,
): string | undefined {
  const snapshot = { ...resolvedIn(machine, state), context }
  const [chosen] = machine.getTransitionData(snapshot, event) ?? []
  return chosen?.target?.[0]?.key
}

const resolved = new WeakMap<AnyStateMachine, Map<string, AnyMachineSnapshot>>()

/** A machine in one of its states, worked out once: that takes longer than all else that is asked of it. */
function resolvedIn(machine: AnyStateMachine, state: string): AnyMachineSnapshot {
  const states = resolved.get(machine) ?? new Map<string, AnyMachineSnapshot>()
  resolved.set(machine, states)
  const snapshot = states.get(state) ?? machine.resolveState({ value: state, context: {} })
  states.set(state, snapshot)
  return snapshot
}

/**
 * What keeps a machine from being plain: its states stand one beside the other and it does nothing but go from one to the
 * next when it is asked. An empty list for a plain one.
 */
export function notPlainIn({ root }: AnyStateMachine): readonly string[] {
  const states = Object.values(root.states)
  return [root, ...states].flatMap((node) =>
    Object.entries(kindsIn(node))
      .filter(([, isThere]) => isThere)
      .map(([kind]) => `${node.key}: ${kind}`),
  )
}

function kindsIn(node: AnyStateNode) {
  const transitions = [...node.transitions.values()].flat()
  return {
    'states inside': node.parent !== undefined && Object.keys(node.states).length > 0,
    'a step by itself': (node.always ?? []).length > 0 || node.after.length > 0,
    'something done': [...node.entry, ...node.exit, ...node.invoke].length > 0,
    'something done on the way': transitions.some(({ actions }) => actions.length > 0),
    'a step that leads nowhere, or to several states': transitions.some(
      ({ target }) => target?.length !== 1,
    ),
  }
}
