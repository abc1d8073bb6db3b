import type { AnyStateMachine } from 'xstate'
import { faultOf, type Refusal } from '../domain/refusal.ts'
import { handedOverState, reversedState } from '../domain/replay-chain.ts'
import { stateAfter } from './plain-machine.ts'
import type { MachineContext, MachineEvent, Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'

/** Where a batch stands, as the machine is asked. `new` for a batch that is being made. */
export interface MachineState {
  readonly state: string
  readonly context: MachineContext
}

/**
 * The state after a request, or why it may not happen. XState ignores a forbidden event in silence, so the
 * answer is looked at and the refusal names the stages that are open, or each condition that does not hold.
 */
export function advance(
  stream: LoadedStream,
  from: MachineState,
  event: MachineEvent,
  named: { code: string; stage: string; pointer: string },
): string | Refusal {
  const { code, stage, pointer } = named
  const { machine } = stream
  // A batch whose making was taken back, or that is elsewhere, stands in no state of the machine.
  if ([reversedState, handedOverState].includes(from.state)) return notOpen(stream, from, named)
  const next = stateAfter(machine, from, event)
  if (next !== undefined) return next
  const failing = failingGuards(machine, from, event)
  if (failing.length > 0) {
    return {
      code: 'guard_not_met',
      faults: failing.map((guard) => {
        const condition = stream.guards[guard] ?? guard
        return faultOf(pointer, 'guard_not_met', { stage, batch: code, condition })
      }),
    }
  }
  return notOpen(stream, from, named)
}

function notOpen(
  stream: LoadedStream,
  { state, context }: MachineState,
  { code, stage, pointer }: { code: string; stage: string; pointer: string },
): Refusal {
  // A product that was sold is not here to be quarantined: what asks for goods is named only where there are some.
  const open = openStages(stream, state).filter(
    (name) =>
      isForKind(stream.stages[name], context.kind) &&
      (context.massGrams !== 0 || stream.stages[name]?.whenSpent === true),
  )
  const says = open.length === 0 ? 'stage_none_open' : 'stage_not_open'
  const values = { stage, batch: code, state, stages: open }
  return { code: 'stage_not_open', faults: [faultOf(pointer, says, values)] }
}

/** Names of the stages that may follow from a state, guards aside, in the order of the table. */
export function openStages(stream: LoadedStream, state: string): readonly string[] {
  const requests = new Set(transitionsFrom(stream.machine, state).map(({ eventType }) => eventType))
  return Object.values(stream.stages)
    .filter((stage) => requests.has(stage.request))
    .map((stage) => stage.name)
}

/** Whether a stage is for batches of a kind: a lot is never declared waste, a module never sold. */
export function isForKind(stage: Stage | undefined, kind: string): boolean {
  const kinds = stage?.batches?.kinds ?? []
  return kinds.length === 0 || kinds.includes(kind)
}

/** Whether a state is one that nothing leaves. */
export function isFinal(stream: LoadedStream, state: string): boolean {
  return state === reversedState || stream.machine.states[state]?.type === 'final'
}

function transitionsFrom(machine: AnyStateMachine, state: string) {
  const node = machine.states[state]
  if (node === undefined || node.type === 'final') return []
  return [...node.transitions.values(), ...machine.root.transitions.values()].flat()
}

/** A condition of the machine as it can be asked. */
export interface Guard {
  readonly name: string
  readonly holds: (asked: {
    readonly context: MachineContext
    readonly event: MachineEvent
  }) => boolean
}

/** The conditions of each way that a request has from a state. */
export function guardsOf(
  machine: AnyStateMachine,
  state: string,
  request: string,
): readonly (readonly Guard[])[] {
  return transitionsFrom(machine, state)
    .filter(({ eventType }) => eventType === request)
    .map(({ guard }) =>
      guardNames(guard).map((name) => ({
        name,
        holds: (asked) => {
          const predicate = machine.implementations.guards[name]
          return (
            typeof predicate !== 'function' || predicate(asked as never, paramsOf(guard) as never)
          )
        },
      })),
    )
}

/** What a machine's table gives a condition along. */
function paramsOf(guard: unknown): unknown {
  return typeof guard === 'object' && guard !== null && 'params' in guard ? guard.params : undefined
}

/** Every guard that stands in the way, so that a person hears all of them at once. */
function failingGuards(
  machine: AnyStateMachine,
  { state, context }: MachineState,
  event: MachineEvent,
): readonly string[] {
  const failing = guardsOf(machine, state, event.type)
    .flat()
    .filter(({ holds }) => !holds({ context, event }))
  return [...new Set(failing.map(({ name }) => name))]
}

/** Guards are named in the machine; `and([...])` and the like carry the names inside. */
function guardNames(guard: unknown): readonly string[] {
  if (typeof guard === 'string') return [guard]
  if (typeof guard !== 'object' && typeof guard !== 'function') return []
  if (guard === null) return []
  if ('guards' in guard && Array.isArray(guard.guards)) return guard.guards.flatMap(guardNames)
  return 'type' in guard && typeof guard.type === 'string' ? [guard.type] : []
}
