import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { codeSchema, limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { readMoves } from '../store/moves/moves.ts'
import { readOrders } from '../store/moves/orders.ts'
import { moveView } from './move-schemas.ts'
import {
  mostMovesOfOrder,
  newOrderSchema,
  oneOrderSchema,
  orderSchema,
  orderView,
} from './order-schemas.ts'
import { cancelOwnOrder, orderContainers, ownOrder } from './write-order.ts'

const shared = { tags: ['Moves'], security: [{ key: [] }] }
const idParams = z.object({ id: idSchema() })
const anOrder = { 'application/json': { schema: orderSchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/container-orders',
  ...shared,
  summary: 'List orders for containers',
  request: {
    query: z.strictObject({
      facility: codeSchema().optional(),
      limit: limitSchema(1_000, 100),
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: {
      description: 'A page of orders, newest first',
      content: {
        'application/json': {
          schema: z.object({ orders: z.array(orderSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/container-orders',
  ...shared,
  summary: 'Order containers out of the colour stores of a facility',
  description:
    'Those that have stood longest are called off first, each by a move of its own. What is not there is called off when it comes to a ' +
    'colour store; what is recalled or in quarantine is passed over.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newOrderSchema } } },
  },
  responses: { 201: { description: 'The order', content: anOrder }, ...refusals },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/container-orders/{id}',
  ...shared,
  summary: 'Read an order for containers with its moves',
  request: { params: idParams, query: noQuery },
  responses: {
    200: { description: 'The order', content: { 'application/json': { schema: oneOrderSchema } } },
    ...refusals,
  },
})

const cancelRoute = createRoute({
  method: 'delete',
  path: '/container-orders/{id}',
  ...shared,
  summary: 'Let an order call off no more containers',
  description: 'What was called off comes, unless its moves are cancelled too.',
  request: { params: idParams, query: noQuery },
  responses: { 200: { description: 'The order', content: anOrder }, ...refusals },
})

/** `GET` and `POST /container-orders`, `GET` and `DELETE /container-orders/{id}`. */
export function createContainerOrders({ store, streams, secret }: Installation, now: () => Date) {
  const movingOf = (context: Context<Env>) => {
    const { organisationKey } = context.get('organisation')
    const moving = { principal: context.get('principal'), organisationKey, streams, now: now() }
    return { db: store.own(organisationKey), organisationKey, moving }
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { db, organisationKey, moving } = movingOf(context)
      const { facility, limit, cursor } = context.req.valid('query')
      const pages = pagesOf(secret, 'container orders', moving.principal)
      const rows = await readOrders(db, organisationKey, {
        facility,
        before: pages.after(cursor),
        limit: limit + 1,
      })
      const { page, next } = pages.cut(rows, limit, ({ orderKey }) => orderKey)
      return context.json({ orders: page.map(orderView), next }, 200)
    })
    .openapi(addRoute, async (context) => {
      const { db, moving } = movingOf(context)
      const asked = context.req.valid('json')
      const order = await db.transaction().execute((tx) => orderContainers(tx, moving, asked))
      return context.json(orderView(order), 201)
    })
    .openapi(oneRoute, async (context) => {
      const { db, organisationKey } = movingOf(context)
      const { id } = context.req.valid('param')
      const order = await ownOrder(db, organisationKey, { id })
      const moves = await readMoves(db, organisationKey, {
        order: order.id,
        limit: mostMovesOfOrder,
      })
      return context.json({ ...orderView(order), moves: moves.map(moveView) }, 200)
    })
    .openapi(cancelRoute, async (context) => {
      const { db, moving } = movingOf(context)
      const { id } = context.req.valid('param')
      const order = await db.transaction().execute((tx) => cancelOwnOrder(tx, moving, id))
      return context.json(orderView(order), 200)
    })
}
