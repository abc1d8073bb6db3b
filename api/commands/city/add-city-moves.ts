import type { Transaction } from 'kysely'
import { hourMilliseconds, minuteMilliseconds } from '../../../domain/hours.ts'
import { idFrom } from '../../digest.ts'
import type { PersonPrincipal, StationPrincipal } from '../../http/principal.ts'
import type { Installation } from '../../installation.ts'
import { askMoves, type Moving } from '../../moves/ask-moves.ts'
import { takeSteps } from '../../moves/take-steps.ts'
import { orderContainers } from '../../moves/write-order.ts'
import { addOwnPlace } from '../../moves/write-place.ts'
import type { Tables } from '../../store/database.ts'
import { readMoves } from '../../store/moves/moves.ts'
import { readPlacesInside } from '../../store/moves/places.ts'
import { cityFloor } from './city-moves.ts'
import {
  type CityMove,
  cityRounds,
  type FloorGoods,
  readFloorGoods,
  toldSteps,
} from './city-tasks.ts'

/** Who carries on the floor of the mill, and when its story ends. */
export interface Carrying {
  readonly person: PersonPrincipal
  readonly robot: StationPrincipal
  readonly conveyor: StationPrincipal
  readonly now: Date
}

/**
 * Gives the mill places and some days of moves between them: by conveyor, by robot, as a platoon and by hand, one taken over, one cancelled and
 * one under way, and an order that is half served. It comes whole or not at all; what is there stays as it is.
 */
export async function addCityMoves(
  { store, streams }: Installation,
  organisationKey: number,
  carrying: Carrying,
): Promise<void> {
  const { person, now } = carrying
  const db = store.own(organisationKey)
  if ((await readPlacesInside(db, organisationKey)).length > 0) return
  const goods = await readFloorGoods(db, organisationKey)
  const movingOf = (principal: Moving['principal'], at = now): Moving => {
    return { principal, organisationKey, streams, now: at }
  }
  await db.transaction().execute(async (tx) => {
    for (const place of cityFloor.places) await addOwnPlace(tx, movingOf(person), place)
    for (const round of cityRounds(goods, now)) await carry(tx, carrying, { movingOf, round })
    await serveOrder(tx, carrying, { movingOf, goods })
  })
}

type MovingOf = (principal: Moving['principal'], at?: Date) => Moving

/** Asks for the moves of a round and tells every step of them: the machines first, since hands come after a machine that stands still. */
async function carry(
  tx: Transaction<Tables>,
  carrying: Carrying,
  { movingOf, round }: { readonly movingOf: MovingOf; readonly round: readonly CityMove[] },
): Promise<void> {
  const moves = round.map(({ asked, loads }) =>
    Object.assign({ loads: loads.map(({ batch }) => batch) }, asked),
  )
  await askMoves(tx, movingOf(carrying.person), moves)
  const told = round.flatMap(toldSteps)
  for (const carrier of ['conveyor', 'robot', 'person'] as const) {
    const own = told.filter(({ teller }) => teller === carrier).map(({ step }) => step)
    if (own.length > 0) await takeSteps(tx, movingOf(carrying[carrier]), own)
  }
}

/** Orders cotton a day before the story ends; the robot brings half of it, and is on its way with one more. */
async function serveOrder(
  tx: Transaction<Tables>,
  { person, robot, now }: Carrying,
  { movingOf, goods }: { readonly movingOf: MovingOf; readonly goods: FloorGoods },
): Promise<void> {
  const { material, containers, served } = cityFloor.order
  const asked = new Date(now.getTime() - 24 * hourMilliseconds)
  const id = idFrom('city/order-1')
  const order = { id, to: 'OPENER-1', material, containers }
  await orderContainers(tx, movingOf(person, asked), order)
  const moves = await readMoves(tx, movingOf(person).organisationKey, { order: id })
  const gramsOf = new Map(goods.stored.map(({ batch, grams }) => [batch, grams]))
  const called = moves.toSorted((one, other) => (one.loads.join() < other.loads.join() ? -1 : 1))
  const steps = called.slice(0, served + 1).flatMap(({ id: move, loads }, at) => {
    const name = `city/order-1/${at}`
    const isUnderWay = at === served
    const minutes = isUnderWay ? 24 * 60 - 4 : 6 + 9 * at
    const time = (after: number) =>
      new Date(asked.getTime() + (minutes + after) * minuteMilliseconds).toISOString()
    const started = { id: idFrom(`${name}/started`), move, step: 'started', loads: [] } as const
    const begun = Object.assign({ time: time(0), as: 'robot' as const }, started)
    if (isUnderWay) return [begun]
    const arrived = loads.map((batch) => ({ batch, grams: gramsOf.get(batch) }))
    const way = { time: time(4), loads: arrived, metres: 46, stops: at % 4 === 0 ? 1 : 0 }
    const ended = { id: idFrom(`${name}/ended`), move, step: 'ended' } as const
    return [begun, Object.assign(ended, way)]
  })
  if (steps.length > 0) await takeSteps(tx, movingOf(robot), steps)
}
