import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { answerLanguage } from '../../http/answer-language.ts'
import type { Env } from '../../http/env.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { listWebhooks } from '../../store/notifications/webhooks.ts'
import { addOwnWebhook, type WebhookRequest } from './change-own-webhook.ts'
import type { AllowedHosts } from './target.ts'
import { webhookNamed, webhookParams } from './webhook-asked.ts'
import { newWebhookSchema, secretSchema, webhookSchema, webhookView } from './webhook-schemas.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/webhooks',
  tags: ['Webhooks'],
  summary: 'List webhooks',
  security: [{ key: [] }],
  request: { query: noQuery },
  responses: {
    200: {
      description: "The organisation's webhooks, oldest first",
      content: {
        'application/json': { schema: z.object({ webhooks: z.array(webhookSchema).readonly() }) },
      },
    },
    ...refusals,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/webhooks',
  tags: ['Webhooks'],
  summary: 'Add a webhook',
  description:
    'From now on what happens on the chosen topics is sent to the address, signed. The secret is shown this once.',
  security: [{ key: [] }],
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newWebhookSchema } } },
  },
  responses: {
    201: {
      description: 'The webhook with its secret',
      content: {
        'application/json': {
          schema: webhookSchema.extend({ secret: secretSchema }).openapi('AddedWebhook'),
        },
      },
    },
    ...refusals,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/webhooks/{id}',
  tags: ['Webhooks'],
  summary: 'Read one webhook',
  security: [{ key: [] }],
  request: { params: webhookParams, query: noQuery },
  responses: {
    200: {
      description: 'The webhook',
      content: { 'application/json': { schema: webhookSchema } },
    },
    ...refusals,
  },
})

export interface WebhooksOptions {
  readonly installation: Pick<Installation, 'store' | 'secret'>
  readonly now: () => Date
  readonly allowedHosts: AllowedHosts
}

/** `GET /webhooks`, `POST /webhooks` and `GET /webhooks/{id}`: who is told what, and where. */
export function createWebhooks({ installation, now, allowedHosts }: WebhooksOptions) {
  const { store } = installation
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const webhooks = await listWebhooks(store.own(organisationKey), organisationKey)
      const language = answerLanguage(context)
      return context.json(
        { webhooks: webhooks.map((one) => webhookView(one, now(), language)) },
        200,
      )
    })
    .openapi(addRoute, async (context) => {
      const asking = askingIn(context, installation, now())
      const asked = context.req.valid('json')
      const { webhook, secret } = await addOwnWebhook(asking, asked, allowedHosts)
      return context.json({ ...webhookView(webhook, now(), answerLanguage(context)), secret }, 201)
    })
    .openapi(oneRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { id } = context.req.valid('param')
      const webhook = await webhookNamed(store.own(organisationKey), organisationKey, id)
      return context.json(webhookView(webhook, now(), answerLanguage(context)), 200)
    })
}

/** Who asks, as changes of webhooks need it. */
export function askingIn(
  context: Context<Env>,
  installation: WebhooksOptions['installation'],
  now: Date,
): WebhookRequest {
  const { organisationKey } = context.get('organisation')
  return { installation, principal: context.get('principal'), organisationKey, now }
}
