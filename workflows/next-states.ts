import type { BatchState, Event, Scan } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import type { Refusal } from '../domain/refusal.ts'
import { handedOverState, reversedState } from '../domain/replay-chain.ts'
import { advance } from './advance.ts'
import { leftStateField } from './custody-stages.ts'
import type { ReadFacts } from './read-list.ts'
import { stateWhenBack, stateWhenGone } from './state-elsewhere.ts'
import type { MachineContext, Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'
import type { WeighedUp } from './weigh-process.ts'

/** The states after the scan, or every refusal of the machine together. */
export function nextStates(
  stream: LoadedStream,
  stage: Stage,
  scan: Scan,
  { named, extra, weighedUp, read, eventTime, decisions, decided }: Asked,
): { batches: Event['batches']; outputs: readonly string[] } | Refusal {
  const refusals: Refusal[] = []
  const request = { type: read.request, facts: read.facts, decisions, eventTime }
  const batches = [...named, ...extra].map((state, index) => {
    const change = weighedUp.batches[index] ?? { batch: state.batch }
    const same = stateWithoutMachine(stream, stage, state, { change, facts: read.facts, index })
    if (same !== undefined) return { ...change, state: same }
    const pointer = index < named.length ? `/batches/${index}/batch` : ''
    const from = { state: state.state, context: contextOf(state) }
    const next = advance(stream, from, request, {
      code: state.code,
      stage: stage.name,
      pointer,
    })
    if (typeof next !== 'string') refusals.push(next)
    const stays = isPartly(change, state) || typeof next !== 'string'
    return { ...change, state: stays ? state.state : next }
  })
  const outputs = scan.outputs.map(({ batch, kind, massGrams }, index) => {
    const facts = { ...read.inherited(named), ...read.outputFacts[index], ...decided[index] }
    const context: MachineContext = {
      facts,
      kind,
      ...(massGrams === undefined ? {} : { massGrams }),
    }
    const pointer = `/outputs/${index}`
    const made = { ...request, facts: { ...request.facts, ...facts }, output: { kind, facts } }
    const next = advance(stream, { state: read.from, context }, made, {
      code: batch,
      stage: stage.name,
      pointer,
    })
    if (typeof next !== 'string') refusals.push(next)
    return typeof next === 'string' ? next : ''
  })
  const [worst] = refusals
  if (worst === undefined) return { batches, outputs }
  return { code: worst.code, faults: refusals.flatMap(({ faults }) => faults) }
}

/** A scan with everything that was found out about it before the machine is asked. */
export interface Asked {
  readonly named: readonly BatchState[]
  /** Batches that take part without being named: the parents of a lot that is closed. */
  readonly extra: readonly BatchState[]
  readonly weighedUp: WeighedUp
  readonly read: ReadFacts
  readonly eventTime: string
  readonly decisions: Facts
  /** The same for each output, in order. */
  readonly decided: readonly Facts[]
}

/** The state after a stage that no machine knows; undefined for all others. */
function stateWithoutMachine(
  stream: LoadedStream,
  stage: Stage,
  state: BatchState,
  { change, facts, index }: { change: Change; facts: Facts; index: number },
): string | undefined {
  if (stage.by === 'weighing') return state.state
  // Of what was never made, or is another's by now, there is nothing to say: the machine refuses it by name.
  const isHere = ![reversedState, handedOverState].includes(state.state)
  if (stage.by === 'statement' || stage.by === 'optical_check')
    return isHere ? state.state : undefined
  if (stage.by !== 'hand_over') return undefined
  if (stage.mass === 'dispatched') {
    return isPartly(change, state) ? state.state : stateWhenGone(stream, state)
  }
  const leftState = facts[leftStateField.name]
  return Array.isArray(leftState)
    ? stateWhenBack(stream, state, String(leftState[index]))
    : state.state
}

type Change = Omit<Event['batches'][number], 'state'>

function isPartly({ drawnGrams }: Change, { massGrams = 0 }: BatchState): boolean {
  return drawnGrams !== undefined && drawnGrams < massGrams
}

function contextOf({ context, kind, massGrams }: BatchState): MachineContext {
  return { facts: context, kind, ...(massGrams === undefined ? {} : { massGrams }) }
}
