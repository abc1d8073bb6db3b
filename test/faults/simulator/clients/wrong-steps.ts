import { createHash } from 'node:crypto'
import { adjustments } from './adjustments.ts'
import { handOvers, nextStep, offered } from './hand-overs.ts'
import { alone, asking, clientOf, type Group, type Planning } from './planning.ts'
import { facilityOf } from './scan-of.ts'
import { collecting } from './walk-textile.ts'
import { badly } from './wrong-scans.ts'

/** Wrong offers, steps and answers, by the wrong side or under a wrong signature. */
export const wrongSteps: readonly ((planning: Planning) => Group | undefined)[] = [
  badlySignedStep,
  badlySignedStep,
  badlySignedAdjustment,
  badlySignedOffer,
  planted,
  partOfUnit,
  strangersStep,
  notTheirStep,
]

function badlySignedStep(planning: Planning): Group | undefined {
  const step = handOvers.find(({ name }) => name === 'step')?.plan(planning)
  const group = badly(planning, step)
  const requests = group?.requests.map((one) => ({
    ...one,
    operation: `badly signed ${one.operation}`,
  }))
  return requests === undefined ? undefined : { kind: 'one', requests }
}

function badlySignedAdjustment(planning: Planning): Group | undefined {
  const [request] = planning.random.pick(adjustments)?.plan(planning)?.requests ?? []
  if (request === undefined) return undefined
  return alone({ ...request, operation: `badly signed ${request.operation}`, signature: 'wrong' })
}

/** A scan of one's own under an id that the books of a hand-over would have, if its ids followed from what everybody knows. */
function planted(planning: Planning): Group | undefined {
  const { random } = planning
  const open = ['offered', 'received', 'accepted', 'part_accepted']
  const handOver = planning.handOver(({ state }) => open.includes(state))
  if (handOver === undefined || !planning.hold(handOver)) return undefined
  const { id, sender, receiver, state, adjustments: proposed } = handOver
  const correction = proposed.find((one) => one.state === 'proposed')
  const steps = { offered: 'dispatch', received: 'decide' }
  const end = state === 'offered' || state === 'received' ? steps[state] : undefined
  const name = end ?? (correction === undefined ? 'return' : `correct/${correction.id}/sent`)
  const by = clientOf(
    planning,
    state === 'received' ? receiver : (random.pick([sender, receiver]) ?? sender),
  )
  const scan = { ...collecting(planning, by.organisation), id: idFrom(`hand-over/${id}/${name}`) }
  return alone(asking('planted id', by, { kind: 'scan' }, scan))
}

function strangersStep(planning: Planning): Group | undefined {
  const handOver = planning.handOver(({ parties }) => parties.size === 2)
  if (handOver === undefined || !planning.hold(handOver)) return undefined
  const step = nextStep(planning, handOver)
  const [request] = step?.requests ?? []
  const stranger = [...planning.model.facilities.keys()].find((one) => !handOver.parties.has(one))
  if (request === undefined || stranger === undefined) return undefined
  return alone({ ...request, by: clientOf(planning, stranger), operation: 'step of a stranger' })
}

function notTheirStep(planning: Planning): Group | undefined {
  const handOver = planning.handOver(({ state }) => state === 'offered' || state === 'received')
  if (handOver === undefined || !planning.hold(handOver)) return undefined
  const [request] = nextStep(planning, handOver)?.requests ?? []
  if (request === undefined) return undefined
  const { sender, receiver } = handOver
  const other = request.by.organisation === sender ? receiver : sender
  const by = clientOf(planning, other)
  return alone({ ...request, by, operation: 'step of the other side' })
}

/** How such ids were once made. */
function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
}

function badlySignedOffer(planning: Planning): Group | undefined {
  const group = badly(planning, handOvers.find(({ name }) => name === 'offer')?.plan(planning))
  const [request] = group?.requests ?? []
  return request === undefined ? undefined : alone({ ...request, operation: 'badly signed offer' })
}

/** A battery is one thing: a part of it goes nowhere. */
function partOfUnit(planning: Planning): Group | undefined {
  const unit = planning.batch(
    ({ kind, grams, state }) => kind === 'module' && grams > 1 && state === 'dismantled',
  )
  if (unit === undefined || !planning.hold(unit)) return undefined
  const { receiver, papers } = offered(planning, unit)
  const body = {
    id: planning.random.uuid(),
    receiver,
    papers,
    facility: facilityOf(planning, unit.organisation),
    lines: [{ batch: unit.code, massGrams: unit.grams - 1 }],
  }
  const by = clientOf(planning, unit.organisation)
  return alone(asking('part of a unit', by, { kind: 'offer' }, body))
}
