import { z } from '@hono/zod-openapi'
import { moveRules } from '../../domain/moves/move.ts'
import { right } from '../../domain/right.ts'
import { idSchema, textSchema, wholeSchema } from '../http/fields.ts'
import { codeSchema } from '../http/query.ts'
import type { StoredOrder } from '../store/moves/orders.ts'
import { moveSchema } from './move-schemas.ts'

/** An order for containers as it is sent. */
export const newOrderSchema = z
  .strictObject({
    id: idSchema(),
    to: codeSchema().openapi({ description: 'Code of a place', example: 'OPENER-1' }),
    colour: textSchema().optional().openapi({
      description: 'As its stream names it; of any colour when absent',
      example: 'navy',
    }),
    material: textSchema().optional().openapi({ description: 'Of any material when absent' }),
    containers: wholeSchema(1, moveRules.mostOrdered).openapi({ example: 12 }),
  })
  .refine(({ colour, material }) => colour !== undefined || material !== undefined, {
    path: ['colour'],
    message: right('right_order'),
  })
  .openapi('NewContainerOrder')

/** An order for containers as it is kept. */
export const orderSchema = z
  .object({
    id: z.uuid(),
    facility: z.string(),
    to: z.string(),
    colour: z.string().nullable(),
    material: z.string().nullable(),
    containers: z.int(),
    arrived: z.int(),
    underWay: z.int().describe('Called off: their moves are asked or under way'),
    waiting: z.int().describe('Not there yet; none of an order that was cancelled'),
    askedTime: z.string(),
    askedName: z.string(),
    cancelledTime: z.string().nullable(),
  })
  .openapi('ContainerOrder')

/** Moves of an order that are told with it; `GET /moves` lists all of them. */
export const mostMovesOfOrder = 1_000

/** An order with its moves. */
export const oneOrderSchema = orderSchema
  .extend({ moves: z.array(moveSchema).readonly().describe('The newest thousand, newest first') })
  .openapi('ContainerOrderWithMoves')

/** A stored order as the API shows it. */
export function orderView(order: StoredOrder): z.output<typeof orderSchema> {
  const { id, facility, to, colour, material, containers, arrived, underWay } = order
  const { askedTime, askedName, cancelledTime } = order
  const asked = { id, facility, to, colour, material, containers, arrived, underWay }
  return { ...asked, waiting: waitingOf(order), askedTime, askedName, cancelledTime }
}

/** How many containers an order still waits for. */
export function waitingOf({
  containers,
  arrived,
  underWay,
  cancelledTime,
}: Pick<StoredOrder, 'containers' | 'arrived' | 'underWay' | 'cancelledTime'>): number {
  return cancelledTime === null ? Math.max(0, containers - arrived - underWay) : 0
}
