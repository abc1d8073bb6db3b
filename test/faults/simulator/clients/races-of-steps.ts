import { permitOf } from '../model/judge-permit.ts'
import type { HandOver } from '../model/model.ts'
import type { Body, Request } from '../model/request.ts'
import { holdBoth } from './adjustments.ts'
import { decision, holdGoods } from './hand-overs.ts'
import {
  asking,
  clientOf,
  type Group,
  type Operation,
  type Planning,
  supervises,
} from './planning.ts'
import { facilityOf } from './scan-of.ts'

/** A step that somebody wants to take; where two of a race may both be taken, the one that leaves the other open stands first. */
interface Wanted {
  readonly organisation: string
  readonly body: Body
}

type Ends = (planning: Planning, handOver: HandOver) => readonly Wanted[]

/** What is wanted of a hand-over at the same moment, by its state. */
const ends: Readonly<Record<string, Ends>> = {
  offered: (planning, { sender }) => [
    ...several(planning, () => ({ step: 'dispatch', carrier: { name: 'Carrier' } }), sender),
    step(planning, sender, { step: 'cancel', reason: 'Changed my mind' }),
  ],
  in_transport: (planning, { sender, receiver }) => [
    step(planning, sender, { step: 'transfer', carrier: { name: 'Carrier' } }),
    ...several(planning, () => receiving(planning, receiver), receiver),
  ],
  stored: (planning, { sender, receiver }) => [
    step(planning, sender, { step: 'dispatch', carrier: { name: 'Carrier' } }),
    ...several(planning, () => receiving(planning, receiver), receiver),
  ],
  received: (planning, handOver) => [
    ...several(
      planning,
      () => ({ step: 'decide', lines: decision(planning, handOver) }),
      handOver.receiver,
    ),
    step(planning, handOver.sender, { step: 'cancel', reason: 'Too late' }),
  ],
  part_accepted: (planning, { sender }) => several(planning, () => ({ step: 'return' }), sender),
  refused: (planning, { sender }) => several(planning, () => ({ step: 'return' }), sender),
}

function receiving(planning: Planning, receiver: string) {
  return { step: 'receive', facility: facilityOf(planning, receiver) }
}

function step({ random }: Planning, organisation: string, body: object): Wanted {
  return { organisation, body: { id: random.uuid(), ...body } }
}

/** Two to four of one side, each under an id of its own. */
function several(planning: Planning, make: () => object, organisation: string): readonly Wanted[] {
  const count = planning.random.between(2, 4)
  return Array.from({ length: count }, () => step(planning, organisation, make()))
}

/** Several ends of one hand-over at the same moment: only what the others leave open is taken. */
function stepsAtOnce(planning: Planning): Group | undefined {
  const handOver = planning.handOver(({ state }) => ends[state] !== undefined)
  if (handOver === undefined || !holdGoods(planning, handOver)) return undefined
  const place = { kind: 'step', handOver: handOver.id } as const
  // A step that another one overtook is refused where it is signed, since its signature names the step before.
  const isOneTaken = ['offered', 'received', 'part_accepted', 'refused'].includes(handOver.state)
  const requests = (ends[handOver.state]?.(planning, handOver) ?? []).map(
    ({ organisation, body }) => {
      const by = clientOf(planning, organisation, ({ signs }) => isOneTaken || !signs)
      return asking(`${body.step} at once`, by, place, body)
    },
  )
  const permit = permitOf(planning.model, handOver)
  const goods = handOver.lines.map(({ batch }) => batch)
  const contested = [handOver, ...goods, ...(permit === undefined ? [] : [permit])]
  return { kind: 'race', requests, contested }
}

/** Both sides answer one proposed correction at the same moment: it is booked once or not at all. */
function answersAtOnce(planning: Planning): Group | undefined {
  const isOpen = ({ state }: { state: string }) => state === 'proposed'
  const handOver = planning.handOver(({ adjustments }) => adjustments.some(isOpen))
  const open = handOver?.adjustments.find(isOpen)
  if (handOver === undefined || open === undefined) return undefined
  const held = holdBoth(planning, handOver)
  if (held === undefined) return undefined
  const { sender, receiver } = handOver
  const [own, other] = open.by === 'sender' ? [sender, receiver] : [receiver, sender]
  const answer = (organisation: string, rest: object): Request => {
    const body: Body = { id: planning.random.uuid(), correction: open.id, ...rest }
    const by = clientOf(planning, organisation, supervises)
    const place = { kind: 'adjustment', handOver: handOver.id } as const
    return asking(`${body.step} at once`, by, place, body)
  }
  const consents = Array.from({ length: planning.random.between(1, 3) }, () =>
    answer(other, { step: 'correct_consent' }),
  )
  const ending = planning.random.percent(50)
    ? answer(own, { step: 'correct_withdraw' })
    : answer(other, { step: 'correct_decline', note: 'Ours says otherwise' })
  return { kind: 'race', requests: [...consents, ending], contested: [handOver, ...held] }
}

/** Two who want a hand-over to go on in another way. */
export const stepAtOnce: Operation = {
  name: 'step at once',
  weight: 3,
  plan: (planning) => {
    const way = planning.random.percent(75) ? stepsAtOnce : answersAtOnce
    return way(planning)
  },
}
