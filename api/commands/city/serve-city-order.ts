import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { minuteMilliseconds } from '../../../domain/hours.ts'
import type { Move } from '../../../domain/moves/move.ts'
import { idFrom } from '../../digest.ts'
import type { toldStepSchema } from '../../moves/move-schemas.ts'
import { takeSteps } from '../../moves/take-steps.ts'
import { orderContainers } from '../../moves/write-order.ts'
import type { Tables } from '../../store/database.ts'
import { readMoves } from '../../store/moves/moves.ts'
import { cityFloor } from './city-moves.ts'
import type { Carrying, FloorGoods, MovingOf } from './city-tasks.ts'

type Told = z.output<typeof toldStepSchema>

/** Minutes between the order and the end of the story. */
const orderedMinutes = 180

/** Orders cotton three hours before the story ends; the robot brings half of it, and is on its way with one more. */
export async function serveCityOrder(
  tx: Transaction<Tables>,
  { person, robot, now }: Carrying,
  { movingOf, goods }: { readonly movingOf: MovingOf; readonly goods: FloorGoods },
): Promise<void> {
  const { material, containers, served } = cityFloor.order
  const asked = new Date(now.getTime() - orderedMinutes * minuteMilliseconds)
  const id = idFrom('city/order-1')
  const moving = movingOf(person, asked)
  await orderContainers(tx, moving, { id, to: 'OPENER-1', material, containers })
  const moves = await readMoves(tx, moving.organisationKey, { order: id })
  const called = moves.toSorted((one, other) => (one.loads.join() < other.loads.join() ? -1 : 1))
  const gramsOf = new Map(goods.stored.map(({ batch, grams }) => [batch, grams]))
  const steps = called
    .slice(0, served + 1)
    .flatMap((move, at) => brought(move, { at, asked, gramsOf }))
  if (steps.length > 0) await takeSteps(tx, movingOf(robot), steps)
}

/** How the robot brings one container after the other; the last one is under way. */
function brought(
  { id: move, loads }: Move,
  {
    at,
    asked,
    gramsOf,
  }: { at: number; asked: Date; gramsOf: ReadonlyMap<string, number | undefined> },
): readonly Told[] {
  const isUnderWay = at === cityFloor.order.served
  const minutes = isUnderWay ? orderedMinutes - 4 : 6 + 9 * at
  const told = (called: string, after: number) => ({
    id: idFrom(`city/order-1/${at}/${called}`),
    move,
    time: new Date(asked.getTime() + (minutes + after) * minuteMilliseconds).toISOString(),
  })
  const started = {
    step: 'started' as const,
    ...told('started', 0),
    as: 'robot' as const,
    loads: [],
  }
  if (isUnderWay) return [started]
  const arrived = loads.map((batch) => ({ batch, grams: gramsOf.get(batch) }))
  const way = { loads: arrived, metres: 46, stops: at % 4 === 0 ? 1 : 0 }
  return [started, { step: 'ended', ...told('ended', 4), ...way }]
}
