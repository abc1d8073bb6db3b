import type { Transaction } from 'kysely'
import { textIn } from '../../domain/fact-values.ts'
import {
  colourFact,
  type OpenOrder,
  type StoredContainer,
  serveOrders,
} from '../../domain/moves/serve-orders.ts'
import { idOf } from '../http/principal.ts'
import { requestDigest } from '../once.ts'
import { randomId } from '../random-id.ts'
import { openRecallsBy } from '../store/custody/open-recalls.ts'
import type { Tables } from '../store/database.ts'
import { batchStateOf, findBatches } from '../store/inventory/batches.ts'
import { addMoves } from '../store/moves/moves.ts'
import { readOrders } from '../store/moves/orders.ts'
import { readPlacesInside } from '../store/moves/places.ts'
import { listCallable } from '../store/moves/standing.ts'
import type { Moving } from './ask-moves.ts'
import { heldBecause } from './read-floor.ts'

/** Asks for the moves of containers that orders of a facility wait for, one move a container. Moves MUST be locked. */
export async function serveWaiting(
  tx: Transaction<Tables>,
  { organisationKey, streams, principal, now }: Moving,
  facility: string,
): Promise<void> {
  const orders = await readOrders(tx, organisationKey, { facility, waiting: true })
  if (orders.length === 0) return
  const callable = await listCallable(tx, organisationKey, facility)
  if (callable.size === 0) return
  const batches = await findBatches(tx, organisationKey, [...callable.keys()])
  const recallsOf = await openRecallsBy(tx, batches)
  const stored = batches.flatMap((batch): readonly StoredContainer[] => {
    const where = callable.get(batch.code)
    const held = heldBecause(streams.get(batch.stream), batch, recallsOf(batch))
    if (where === undefined || held !== undefined) return []
    const colour = textIn(batchStateOf(batch).context, colourFact)
    return [{ batch: batch.code, material: batch.material, colour, ...where }]
  })
  const asked = orders.map((order): OpenOrder => {
    const { id, to, material, colour, containers, underWay, arrived } = order
    return { id, to, material, colour, missing: containers - underWay - arrived }
  })
  const places = await readPlacesInside(tx, organisationKey, { facility })
  const keyOf = (code: string) => places.find((place) => place.code === code)?.placeKey ?? 0
  const batchKeys = new Map(batches.map(({ code, batchKey }) => [code, batchKey]))
  const moves = serveOrders(asked, stored).flatMap(({ order, containers }) =>
    containers.map(({ batch, place: from }) => {
      const move = {
        id: randomId(),
        from,
        to: order.to,
        manner: 'carried' as const,
        loads: [batch],
      }
      return {
        id: move.id,
        manner: move.manner,
        fromKey: keyOf(from),
        toKey: keyOf(order.to),
        orderKey: orders.find(({ id }) => id === order.id)?.orderKey ?? null,
        batchKeys: [batchKeys.get(batch) ?? 0],
        askedBy: idOf(principal),
        askedName: principal.name,
        askedTime: now.toISOString(),
        digest: requestDigest(move),
      }
    }),
  )
  await addMoves(tx, organisationKey, { moves, now })
}
