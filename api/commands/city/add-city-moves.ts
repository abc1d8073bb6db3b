import type { Transaction } from 'kysely'
import type { Installation } from '../../installation.ts'
import { askMoves, type Moving } from '../../moves/ask-moves.ts'
import { takeSteps } from '../../moves/take-steps.ts'
import { addOwnPlace } from '../../moves/write-place.ts'
import type { Tables } from '../../store/database.ts'
import { readPlacesInside } from '../../store/moves/places.ts'
import { cityFloor } from './city-moves.ts'
import {
  type Carrying,
  type CityMove,
  cityRounds,
  type MovingOf,
  readFloorGoods,
  toldSteps,
} from './city-tasks.ts'
import { serveCityOrder } from './serve-city-order.ts'

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
    await serveCityOrder(tx, carrying, { movingOf, goods })
  })
}

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
