import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { answerLanguage } from '../../http/answer-language.ts'
import { cursorSchema, nextSchema, pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { limitSchema, noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { listDeliveries } from '../../store/notifications/webhook-deliveries.ts'
import { sendDeliveryAgain, sendTest } from './send-delivery.ts'
import { webhookNamed, webhookParams } from './webhook-asked.ts'
import { deliverySchema, deliveryStates, deliveryView } from './webhook-schemas.ts'
import { askingIn } from './webhooks.ts'

const pingRoute = createRoute({
  method: 'post',
  path: '/webhooks/{id}/ping',
  tags: ['Webhooks'],
  summary: 'Send a test to a webhook',
  description: 'A delivery of the topic `webhook.ping`, signed and tried again like any other.',
  security: [{ key: [] }],
  request: { params: webhookParams, query: noQuery },
  responses: {
    202: {
      description: 'It is on its way; read the deliveries for what came of it',
      content: { 'application/json': { schema: z.object({ delivery: z.uuid() }) } },
    },
    ...refusals,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/webhooks/{id}/deliveries',
  tags: ['Webhooks'],
  summary: 'List deliveries to a webhook',
  description: 'Newest first, each with every attempt. They are kept for 30 days.',
  security: [{ key: [] }],
  request: {
    params: webhookParams,
    query: z.strictObject({
      state: z.enum(deliveryStates).optional(),
      limit: limitSchema(200, 50),
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: {
      description: 'A page of deliveries',
      content: {
        'application/json': {
          schema: z.object({ deliveries: z.array(deliverySchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const againRoute = createRoute({
  method: 'post',
  path: '/deliveries/{id}/redelivery',
  tags: ['Webhooks'],
  summary: 'Send a delivery again',
  description:
    'Whatever became of it: at once, with the same `webhook-id` and body, and with all attempts ahead of it.',
  security: [{ key: [] }],
  request: { params: webhookParams, query: noQuery },
  responses: {
    202: {
      description: 'The delivery as it waits now',
      content: { 'application/json': { schema: deliverySchema } },
    },
    ...refusals,
  },
})

/** What was sent to a webhook and what came of it, a test, and sending again. */
export function createDeliveries({ store, secret }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(pingRoute, async (context) => {
      const asking = askingIn(context, { store, secret }, now())
      return context.json({ delivery: await sendTest(asking, context.req.valid('param').id) }, 202)
    })
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { id } = context.req.valid('param')
      const { limit, cursor, ...filter } = context.req.valid('query')
      const pages = pagesOf(secret, `deliveries of ${id}`, context.get('principal'))
      const db = store.own(organisationKey)
      const { webhookKey } = await webhookNamed(db, organisationKey, id)
      const wanted = { ...filter, cursor: pages.after(cursor), webhookKey, limit: limit + 1 }
      const rows = await listDeliveries(db, organisationKey, wanted)
      const { page, next } = pages.cut(rows, limit, ({ deliveryKey }) => deliveryKey)
      return context.json(
        { deliveries: page.map((one) => deliveryView(one, answerLanguage(context))), next },
        200,
      )
    })
    .openapi(againRoute, async (context) => {
      const asking = askingIn(context, { store, secret }, now())
      const delivery = await sendDeliveryAgain(asking, context.req.valid('param').id)
      return context.json(deliveryView(delivery, answerLanguage(context)), 202)
    })
}
