import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { answerLanguage } from '../../http/answer-language.ts'
import type { Env } from '../../http/env.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { changeOwnWebhook, removeOwnWebhook, rotateOwnWebhook } from './change-own-webhook.ts'
import { webhookParams } from './webhook-asked.ts'
import {
  secretSchema,
  webhookChangesSchema,
  webhookSchema,
  webhookView,
} from './webhook-schemas.ts'
import { askingIn, type WebhooksOptions } from './webhooks.ts'

const changeRoute = createRoute({
  method: 'patch',
  path: '/webhooks/{id}',
  tags: ['Webhooks'],
  summary: 'Change or pause a webhook',
  security: [{ key: [] }],
  request: {
    params: webhookParams,
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: webhookChangesSchema } } },
  },
  responses: {
    200: {
      description: 'The webhook as it is now',
      content: { 'application/json': { schema: webhookSchema } },
    },
    ...refusals,
  },
})

const removeRoute = createRoute({
  method: 'delete',
  path: '/webhooks/{id}',
  tags: ['Webhooks'],
  summary: 'Remove a webhook',
  description: 'What still waits for it is given up.',
  security: [{ key: [] }],
  request: { params: webhookParams, query: noQuery },
  responses: { 204: { description: 'It is gone' }, ...refusals },
})

const rotateRoute = createRoute({
  method: 'post',
  path: '/webhooks/{id}/secret',
  tags: ['Webhooks'],
  summary: 'Give a webhook a new secret',
  description: 'For a day the secret before signs as well, so that the receiver can change over.',
  security: [{ key: [] }],
  request: { params: webhookParams, query: noQuery },
  responses: {
    200: {
      description: 'The new secret',
      content: {
        'application/json': {
          schema: z.object({ secret: secretSchema, previousSecretUntil: z.string() }),
        },
      },
    },
    ...refusals,
  },
})

/** `PATCH /webhooks/{id}`, `DELETE /webhooks/{id}` and `POST /webhooks/{id}/secret`. */
export function createWebhookChanges({ installation, now, allowedHosts }: WebhooksOptions) {
  return new OpenAPIHono<Env>()
    .openapi(changeRoute, async (context) => {
      const { id } = context.req.valid('param')
      const asking = askingIn(context, installation, now())
      const asked = { id, changes: context.req.valid('json') }
      const changed = await changeOwnWebhook(asking, asked, allowedHosts)
      return context.json(webhookView(changed, now(), answerLanguage(context)), 200)
    })
    .openapi(removeRoute, async (context) => {
      await removeOwnWebhook(askingIn(context, installation, now()), context.req.valid('param').id)
      return context.body(null, 204)
    })
    .openapi(rotateRoute, async (context) => {
      const asking = askingIn(context, installation, now())
      const { id } = context.req.valid('param')
      const { secret, previousUntil } = await rotateOwnWebhook(asking, id)
      return context.json({ secret, previousSecretUntil: previousUntil.toISOString() }, 200)
    })
}
