import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { faultsInPlace } from '../../domain/moves/ask-move.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { idOf } from '../http/principal.ts'
import { reachOf } from '../http/station-bounds.ts'
import { requestDigest, sameOrRefused } from '../once.ts'
import { holdRecalls } from '../store/custody/open-recalls.ts'
import type { Database, Tables } from '../store/database.ts'
import { lockMoves } from '../store/moves/moves.ts'
import { addOrder, cancelOrder, readOrders, type StoredOrder } from '../store/moves/orders.ts'
import { readPlacesInside } from '../store/moves/places.ts'
import type { Moving } from './ask-moves.ts'
import type { newOrderSchema } from './order-schemas.ts'
import { serveWaiting } from './serve-waiting.ts'

/**
 * The organisation's order of this id, of the one facility where a key is bound to one. Throws the refusal that another organisation's gets as
 * well.
 */
export async function ownOrder(
  db: Database,
  organisationKey: number,
  { id, at }: { readonly id: string; readonly at?: string | undefined },
): Promise<StoredOrder> {
  const [order] = await readOrders(db, organisationKey, { id, facility: at })
  if (order !== undefined) return order
  throw new RefusedError(refuse('not_found', '/path/id', ['order_not_there', { order: id }]))
}

/** Keeps an order and calls off what is there of it at once; the same one sent again is answered again. */
export async function orderContainers(
  tx: Transaction<Tables>,
  moving: Moving,
  asked: z.output<typeof newOrderSchema>,
): Promise<StoredOrder> {
  const { organisationKey, principal, now } = moving
  const { id, to, material = null, colour = null, containers } = asked
  await lockMoves(tx, organisationKey)
  await holdRecalls(tx)
  const digest = requestDigest(asked)
  const [known] = await readOrders(tx, organisationKey, { id })
  if (known !== undefined) return sameOrRefused(known, digest, ['move_id_reused', { id }])
  const places = await readPlacesInside(tx, organisationKey)
  const byCode = new Map(places.map((place) => [place.code, place]))
  const { at: bound } = reachOf(principal)
  const faults = faultsInPlace({ places: byCode }, to, { pointer: '/to', bound })
  const place = byCode.get(to)
  if (faults.length > 0 || place === undefined) throw new RefusedError({ code: 'invalid', faults })
  const by = { askedBy: idOf(principal), askedName: principal.name }
  const order = { id, toKey: place.placeKey, material, colour, containers, digest, ...by }
  await addOrder(tx, organisationKey, { order, now })
  await serveWaiting(tx, moving, place.facility)
  return ownOrder(tx, organisationKey, { id })
}

/**
 * Lets an order call off no more; what was called off comes, unless its moves are cancelled too. Cancelling it again changes nothing. For a
 * station of one facility there is no order of another.
 */
export async function cancelOwnOrder(
  tx: Transaction<Tables>,
  { organisationKey, principal, now }: Moving,
  id: string,
): Promise<StoredOrder> {
  await lockMoves(tx, organisationKey)
  const { at } = reachOf(principal)
  const order = await ownOrder(tx, organisationKey, { id, at })
  if (order.cancelledTime !== null) return order
  await cancelOrder(tx, order.orderKey, { name: principal.name, now })
  return ownOrder(tx, organisationKey, { id })
}
