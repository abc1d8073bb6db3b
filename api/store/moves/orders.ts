import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** An order for containers with what became of it so far. */
export interface StoredOrder {
  readonly orderKey: number
  readonly id: string
  readonly facility: string
  /** Code of the place to which they come. */
  readonly to: string
  readonly toKey: number
  readonly material: string | null
  readonly colour: string | null
  readonly containers: number
  readonly askedName: string
  /** UTC ISO 8601. */
  readonly askedTime: string
  readonly cancelledTime: string | null
  /** Containers on moves that are asked or under way, and those that arrived. */
  readonly underWay: number
  readonly arrived: number
  readonly digest: Buffer
}

export interface OrderFilter {
  readonly id?: string | undefined
  readonly facility?: string | undefined
  /** Only those that wait for containers, the oldest first; else the newest is first. */
  readonly waiting?: boolean | undefined
  readonly before?: number | undefined
  readonly limit?: number | undefined
}

interface OrderRow extends Omit<StoredOrder, 'askedTime' | 'cancelledTime'> {
  readonly askedTime: Date
  readonly cancelledTime: Date | null
}

/** The organisation's orders for containers that pass every filter. */
export async function readOrders(
  db: Database,
  organisationKey: number,
  { id, facility, waiting = false, before, limit }: OrderFilter = {},
): Promise<readonly StoredOrder[]> {
  const { rows } = await sql<OrderRow>`
    select container_order_key as "orderKey", asked.id, facility.code as facility, there.code as to, asked.to_place_key as "toKey", material,
      colour, containers, asked_name as "askedName", asked_time as "askedTime", cancelled_time as "cancelledTime", digest,
      served."underWay", served.arrived
    from container_order as asked
      join facility_place as there on there.facility_place_key = asked.to_place_key
      join facility on facility.facility_key = there.facility_key
      cross join lateral (
        select count(*) filter (where move.closed_time is null)::integer as "underWay",
          count(*) filter (where exists (select from move_step where move_step.move_key = move.move_key and step = 'ended'))::integer as arrived
        from move where move.container_order_key = asked.container_order_key) as served
    where asked.organisation_key = ${organisationKey}
      and (${id ?? null}::uuid is null or asked.id = ${id ?? null})
      and (${facility ?? null}::text is null or facility.code = ${facility ?? null})
      and (not ${waiting}::boolean or cancelled_time is null and containers > served."underWay" + served.arrived)
      and (${before ?? null}::bigint is null or container_order_key < ${before ?? null})
    order by case when ${waiting}::boolean then container_order_key else -container_order_key end
    limit ${limit ?? null}`.execute(db)
  return rows.map(({ askedTime, cancelledTime, ...row }) => ({
    ...row,
    askedTime: askedTime.toISOString(),
    cancelledTime: cancelledTime?.toISOString() ?? null,
  }))
}

/** An order that is to be kept. */
export interface NewOrder {
  readonly id: string
  readonly toKey: number
  readonly material: string | null
  readonly colour: string | null
  readonly containers: number
  readonly askedBy: string
  readonly askedName: string
  readonly digest: Buffer
}

/** Keeps an order. */
export async function addOrder(
  tx: Database,
  organisationKey: number,
  { order, now }: { order: NewOrder; now: Date },
): Promise<void> {
  await tx
    .insertInto('container_order')
    .values({
      organisation_key: organisationKey,
      id: order.id,
      to_place_key: order.toKey,
      material: order.material,
      colour: order.colour,
      containers: order.containers,
      asked_by: order.askedBy,
      asked_name: order.askedName,
      asked_time: now,
      digest: order.digest,
    })
    .execute()
}

/** Ends an order: it calls off no more containers. */
export async function cancelOrder(
  tx: Database,
  orderKey: number,
  { name, now }: { name: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('container_order')
    .set({ cancelled_name: name, cancelled_time: now })
    .where('container_order_key', '=', orderKey)
    .execute()
}
