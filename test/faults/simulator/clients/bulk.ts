import type { HandOver } from '../model/model.ts'
import type { Body, Request } from '../model/request.ts'
import { adjustments } from './adjustments.ts'
import { decision, handOvers, holdGoods, nextStep } from './hand-overs.ts'
import { asking, clientOf, type Group, type Operation, type Planning } from './planning.ts'

/** How often a client looks for one more thing to put into a list. */
const looks = 12

const steps: Operation = {
  name: 'steps together',
  weight: 4,
  plan: (planning) => {
    const first = handOvers.find(({ name }) => name === 'step')?.plan(planning)?.requests[0]
    if (first === undefined) return undefined
    const more = Array.from({ length: looks }).flatMap(() => stepsBy(planning, first.by))
    return together(planning, 'steps', [first, ...more])
  },
}

/** The next step of some other hand-over, if this client may take it. */
function stepsBy(planning: Planning, by: Request['by']): readonly Request[] {
  const open = ['offered', 'in_transport', 'stored', 'received', 'part_accepted', 'refused']
  const { organisation } = by
  const fits = ({ state, sender, receiver }: HandOver) =>
    open.includes(state) && organisation === (turnOf(state) === 'sender' ? sender : receiver)
  const handOver = planning.handOver(fits)
  if (handOver === undefined || !holdGoods(planning, handOver)) return []
  return (nextStep(planning, handOver)?.requests ?? []).map((request) => ({ ...request, by }))
}

function turnOf(state: string): 'sender' | 'receiver' {
  return ['offered', 'part_accepted', 'refused'].includes(state) ? 'sender' : 'receiver'
}

const corrections: Operation = {
  name: 'corrections together',
  weight: 2,
  plan: (planning) => {
    const plans = Array.from({ length: 4 }, () => planning.random.pick(adjustments)?.plan(planning))
    const found = plans.flatMap((group) => group?.requests ?? [])
    // Whoever is first sends for all; what is not theirs to say is refused, each alone.
    const [first] = found
    if (first === undefined) return undefined
    const requests = found.map((request) => ({ ...request, by: first.by }))
    return together(planning, 'corrections', requests)
  },
}

/** One message, in which the first comes a second time now and then. */
function together(
  { random }: Planning,
  kind: 'steps' | 'corrections',
  requests: readonly Request[],
): Group {
  const [first] = requests
  const again = first !== undefined && random.percent(25) ? [first] : []
  const named = [...requests, ...again].map((one) => ({
    ...one,
    operation: `${kind}: ${one.operation}`,
  }))
  return { kind, requests: named }
}

const sheet: Operation = {
  name: 'a sheet of decisions',
  weight: 3,
  plan: (planning) => {
    const first = planning.handOver(({ state }) => state === 'received')
    if (first === undefined) return undefined
    const by = clientOf(planning, first.receiver, ({ signs }) => !signs)
    const fits = ({ state, receiver }: HandOver) =>
      state === 'received' && receiver === first.receiver
    const found = [first, ...Array.from({ length: looks }, () => planning.handOver(fits))]
    const requests = found.flatMap((handOver) => {
      if (handOver === undefined || !holdGoods(planning, handOver)) return []
      const lines = decision(planning, handOver)
      const body: Body = { id: `sheet ${JSON.stringify(lines)}`, step: 'decide', lines }
      return [asking('sheet: decide', by, { kind: 'step', handOver: handOver.id }, body)]
    })
    return requests.length === 0 ? undefined : { kind: 'sheet', requests }
  },
}

/** Many steps in one message, each with a receipt of its own. */
export const bulk: readonly Operation[] = [steps, corrections, sheet]
