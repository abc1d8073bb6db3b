import { createHash } from 'node:crypto'
import type { Request } from '../model/request.ts'
import { adjustments } from './adjustments.ts'
import { facts } from './facts.ts'
import { handOvers, nextStep } from './hand-overs.ts'
import { alone, asking, clientOf, type Group, type Operation, type Planning } from './planning.ts'
import { collecting, facilityOf, textileWalk } from './walk-textile.ts'

/** One wrong thing at a time, so that only one answer is right. */
const ways: readonly ((planning: Planning) => Group | undefined)[] = [
  unknownBatch,
  unknownFacility,
  takenCode,
  overdrawn,
  outOfTurn,
  unbalanced,
  badlySignedScan,
  badlySignedStep,
  badlySignedStep,
  badlySignedAdjustment,
  planted,
  strangersStep,
  notTheirStep,
  withoutRight,
]

const wrong: Operation = {
  ...{ name: 'wrong', weight: 12 },
  plan: (planning) => {
    const group = planning.random.pick(ways)?.(planning)
    if (group === undefined) return undefined
    const requests = group.requests.map((one) => ({ ...one, operation: `wrong: ${one.operation}` }))
    return { ...group, requests }
  },
}

/** Deliberately wrong requests of every kind. */
export const wrongs: readonly Operation[] = [wrong]

function scanBy(planning: Planning, operation: string, change: (scan: object) => object) {
  const by = planning.random.pick(planning.clients)
  if (by === undefined) return undefined
  const body = change(collecting(planning, by.organisation)) as Request['body']
  return alone(asking(operation, by, { kind: 'scan' }, body))
}

function unknownBatch(planning: Planning): Group | undefined {
  const weighing = { stage: 'weighed', outputs: [], facts: { scale: 'scale 4' } }
  return scanBy(planning, 'unknown batch', (scan) => ({
    ...{ ...scan, ...weighing },
    batches: [{ batch: 'NO-SUCH-BATCH', massGrams: 5 }],
  }))
}

function unknownFacility(planning: Planning): Group | undefined {
  return scanBy(planning, 'unknown facility', (scan) => ({ ...scan, facility: 'NOWHERE' }))
}

function takenCode(planning: Planning): Group | undefined {
  const taken = planning.batch(() => true)
  if (taken === undefined) return undefined
  const by = clientOf(planning, taken.organisation)
  const scan = collecting(planning, taken.organisation)
  const outputs = scan.outputs?.map((output) => ({ ...output, batch: taken.code }))
  return alone(asking('taken code', by, { kind: 'scan' }, { ...scan, outputs }))
}

function overdrawn(planning: Planning): Group | undefined {
  const lot = planning.batch(({ state }) => state === 'downcycling_stock')
  if (lot === undefined || !planning.hold(lot)) return undefined
  const body = {
    ...{ id: planning.random.uuid(), stream: 'textile', stage: 'shipped', facts: facts.shipped },
    facility: facilityOf(planning, lot.organisation),
    batches: [{ batch: lot.code, massGrams: lot.grams + 1 }],
  }
  return alone(asking('overdrawn', clientOf(planning, lot.organisation), { kind: 'scan' }, body))
}

function outOfTurn(planning: Planning): Group | undefined {
  const lot = planning.batch(({ state }) => state === 'reuse_stock' || state === 'repair_stock')
  if (lot === undefined || !planning.hold(lot)) return undefined
  const body = {
    ...{ id: planning.random.uuid(), stream: 'textile', stage: 'disposed', facts: facts.disposed },
    facility: facilityOf(planning, lot.organisation),
    batches: [{ batch: lot.code }],
  }
  return alone(asking('out of turn', clientOf(planning, lot.organisation), { kind: 'scan' }, body))
}

function unbalanced(planning: Planning): Group | undefined {
  const group = textileWalk.find(({ name }) => name === 'sort')?.plan(planning)
  const [request] = group?.requests ?? []
  if (request === undefined) return undefined
  const outputs = request.body.outputs as readonly { massGrams: number }[]
  const heavier = outputs.map((output) => ({ ...output, massGrams: output.massGrams * 2 }))
  return alone({
    ...request,
    operation: 'unbalanced',
    body: { ...request.body, outputs: heavier },
  })
}

function badlySignedScan(planning: Planning): Group | undefined {
  const group = scanBy(planning, 'badly signed scan', (scan) => scan)
  return badly(planning, group)
}

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

/** How such ids were once made. */
function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
}

/** By another key than the station's, or unsigned by a station that has one. */
function badly({ random }: Planning, group: Group | undefined): Group | undefined {
  const [request] = group?.requests ?? []
  if (request === undefined) return undefined
  const signature = request.by.signs && random.percent(50) ? 'missing' : 'wrong'
  return alone({ ...request, signature })
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

function withoutRight(planning: Planning): Group | undefined {
  const by = planning.random.pick(planning.clients.filter(({ role }) => role !== 'supervisor'))
  if (by === undefined) return undefined
  const { random } = planning
  const body = { id: random.uuid(), event: random.uuid(), reason: 'Not mine to take back' }
  return alone(asking('without the right', by, { kind: 'correction' }, body))
}
