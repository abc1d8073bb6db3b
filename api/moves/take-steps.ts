import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import type { Mover } from '../../domain/moves/move.ts'
import { type ToldStep, takeStep } from '../../domain/moves/take-step.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import type { Principal } from '../http/principal.ts'
import { reachOf } from '../http/station-bounds.ts'
import { requestDigest } from '../once.ts'
import { holdRecalls } from '../store/custody/open-recalls.ts'
import type { Tables } from '../store/database.ts'
import { lockMoves, stepDigests } from '../store/moves/moves.ts'
import { addSteps, type NewStep, type Position, writePositions } from '../store/moves/steps.ts'
import { type Moving, refuseAll, reused, type Taken } from './ask-moves.ts'
import type { toldStepSchema } from './move-schemas.ts'
import { type KeyedFloor, readFloor } from './read-floor.ts'
import { serveWaiting } from './serve-waiting.ts'

type Told = z.output<typeof toldStepSchema>

/** Keeps steps of moves, all or none of them, with where their loads are then; those that came before with the same content are passed over. */
export async function takeSteps(
  tx: Transaction<Tables>,
  moving: Moving,
  steps: readonly Told[],
): Promise<Taken> {
  const { organisationKey, streams, principal, now } = moving
  const { at: bound } = reachOf(principal)
  await lockMoves(tx, organisationKey)
  await holdRecalls(tx)
  const ids = steps.map(({ id }) => id)
  const known = await stepDigests(tx, organisationKey, ids)
  const moves = [...new Set(steps.map(({ move }) => move))]
  const only = reachOf(principal).streams
  const floor = await readFloor(tx, { organisationKey, streams, batches: [], moves, only })
  const faults: Fault[] = []
  const digests = new Map<string, Buffer>()
  steps.forEach((told, at) => {
    const pointer = `/steps/${at}`
    const digest = requestDigest(told)
    const before = known.get(told.id)
    if (before !== undefined) {
      if (!before.equals(digest)) faults.push(reused(`${pointer}/id`, told.id))
      return
    }
    if (digests.has(told.id)) {
      faults.push(faultOf(`${pointer}/id`, 'move_id_twice', { id: told.id }))
      return
    }
    digests.set(told.id, digest)
    if (principal.kind === 'person' && 'as' in told && told.as !== undefined) {
      faults.push(faultOf(`${pointer}/as`, 'move_kind_of_person'))
      return
    }
    faults.push(...takeStep(floor, stepOf(told, principal, now), { bound, now, pointer }))
  })
  refuseAll(faults)
  const fresh = freshSteps(floor, digests)
  await addSteps(tx, organisationKey, { steps: fresh, now })
  await writePositions(tx, organisationKey, positionsAfter(floor, fresh))
  for (const facility of facilitiesToServe(floor, fresh)) await serveWaiting(tx, moving, facility)
  return { accepted: fresh.length, duplicates: steps.length - fresh.length }
}

/** Where a container came to a colour store or was let go of, so that an order may be waiting for it. */
function facilitiesToServe(
  { moves, moveKeys, places }: KeyedFloor,
  fresh: readonly NewStep[],
): ReadonlySet<string> {
  const closed = new Set(
    fresh
      .filter(({ step: { step } }) => step === 'ended' || step === 'cancelled')
      .map(({ moveKey }) => moveKey),
  )
  const freeing = [...moves.values()].filter(
    ({ id, to, from }) =>
      closed.has(moveKeys.get(id) ?? 0) &&
      [to, from].some((code) => places.get(code)?.kind === 'colour_store'),
  )
  return new Set(freeing.map(({ facility }) => facility))
}

/** Whoever tells a step: a person by hand, a station as what it says that it is. */
function tellerOf(principal: Principal, as: Mover['kind'] | undefined): ToldStep['by'] {
  const { name } = principal
  return principal.kind === 'person'
    ? { kind: 'person', id: principal.personId, name }
    : { kind: as, id: principal.stationId, name }
}

function stepOf(told: Told, principal: Principal, now: Date): ToldStep {
  const { id, move, step, time = now.toISOString() } = told
  const leg = told.step === 'started' ? {} : { metres: told.metres, stops: told.stops }
  const reason = 'reason' in told ? { reason: told.reason } : {}
  const loads = 'loads' in told ? told.loads : []
  const by = tellerOf(principal, 'as' in told ? told.as : undefined)
  return { id, move, step, time, by, loads, ...leg, ...reason }
}

/** The steps that came now, in their places on their moves. */
function freshSteps(
  { moves, moveKeys, batchKeys }: KeyedFloor,
  digests: ReadonlyMap<string, Buffer>,
): readonly NewStep[] {
  return [...moves.values()].flatMap((move) =>
    move.steps.flatMap((step, at): readonly NewStep[] => {
      const digest = digests.get(step.id)
      const moveKey = moveKeys.get(move.id)
      if (digest === undefined || moveKey === undefined) return []
      const loads = step.loads.flatMap(({ batch, grams }) => {
        const batchKey = batchKeys.get(batch)
        return batchKey === undefined ? [] : [{ batchKey, grams }]
      })
      return [{ moveKey, seq: at + 1, step, digest, loads }]
    }),
  )
}

/** Where the loads of moves are after their new steps. */
function positionsAfter(
  { moves, lots, moveKeys, batchKeys, placeKeys }: KeyedFloor,
  fresh: readonly NewStep[],
): readonly Position[] {
  const moved = new Set(fresh.map(({ moveKey }) => moveKey))
  const loads = [...moves.values()]
    .filter(({ id }) => moved.has(moveKeys.get(id) ?? 0))
    .flatMap((move) => move.loads)
  return [...new Set(loads)].flatMap((code): readonly Position[] => {
    const lot = lots.get(code)
    const batchKey = batchKeys.get(code)
    if (lot?.since === undefined || batchKey === undefined) return []
    const placeKey = lot.place === undefined ? null : (placeKeys.get(lot.place) ?? null)
    const moveKey = placeKey === null ? (moveKeys.get(lot.move ?? '') ?? null) : null
    if (placeKey === null && moveKey === null) return []
    return [{ batchKey, placeKey, moveKey, since: lot.since }]
  })
}
