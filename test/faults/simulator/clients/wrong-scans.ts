import type { Request } from '../model/request.ts'
import { facts } from './facts.ts'
import { alone, asking, clientOf, type Group, type Planning } from './planning.ts'
import { facilityOf } from './scan-of.ts'
import { collecting, textileWalk } from './walk-textile.ts'

/** Wrong scans, and one thing that its sender has no right to. */
export const wrongScans: readonly ((planning: Planning) => Group | undefined)[] = [
  unknownBatch,
  unknownFacility,
  outsideTime,
  takenCode,
  overdrawn,
  outOfTurn,
  unbalanced,
  badlySignedScan,
  withoutRight,
]

function scanBy(planning: Planning, operation: string, change: (scan: object) => object) {
  const by = planning.random.pick(planning.clients)
  if (by === undefined) return undefined
  const body = change(collecting(planning, by.organisation)) as Request['body']
  return alone(asking(operation, by, { kind: 'scan' }, body))
}

function unknownBatch(planning: Planning): Group | undefined {
  const weighing = { stage: 'weighed', outputs: [], facts: { scale: 'scale 4' } }
  return scanBy(planning, 'unknown batch', (scan) => ({
    ...scan,
    ...weighing,
    batches: [{ batch: 'NO-SUCH-BATCH', massGrams: 5 }],
  }))
}

function unknownFacility(planning: Planning): Group | undefined {
  return scanBy(planning, 'unknown facility', (scan) => ({ ...scan, facility: 'NOWHERE' }))
}

/** Before anything can have been recorded, or further ahead than any clock that is set here. */
function outsideTime(planning: Planning): Group | undefined {
  const times = ['1999-12-31T23:59:59.999Z', '2099-01-01T00:00:00.000Z']
  const eventTime = planning.random.pick(times)
  return scanBy(planning, 'outside time', (scan) => ({ ...scan, eventTime }))
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
    id: planning.random.uuid(),
    stream: 'textile',
    stage: 'shipped',
    facts: facts.shipped,
    facility: facilityOf(planning, lot.organisation),
    batches: [{ batch: lot.code, massGrams: lot.grams + 1 }],
  }
  return alone(asking('overdrawn', clientOf(planning, lot.organisation), { kind: 'scan' }, body))
}

function outOfTurn(planning: Planning): Group | undefined {
  const lot = planning.batch(({ state }) => state === 'reuse_stock' || state === 'repair_stock')
  if (lot === undefined || !planning.hold(lot)) return undefined
  const body = {
    id: planning.random.uuid(),
    stream: 'textile',
    stage: 'disposed',
    facts: facts.disposed,
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

function withoutRight(planning: Planning): Group | undefined {
  const by = planning.random.pick(planning.clients.filter(({ role }) => role !== 'supervisor'))
  if (by === undefined) return undefined
  const { random } = planning
  const body = { id: random.uuid(), event: random.uuid(), reason: 'Not mine to take back' }
  return alone(asking('without the right', by, { kind: 'correction' }, body))
}

/** By another key than the station's, or unsigned by a station that has one. */
export function badly({ random }: Planning, group: Group | undefined): Group | undefined {
  const [request] = group?.requests ?? []
  if (request === undefined) return undefined
  const signature = request.by.signs && random.percent(50) ? 'missing' : 'wrong'
  return alone({ ...request, signature })
}
