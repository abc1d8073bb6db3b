import { randomUUID } from 'node:crypto'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { sha256Bytes } from '../../digest.ts'
import { answerLanguage } from '../../http/answer-language.ts'
import type { Env } from '../../http/env.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { audit } from '../../people/access/audit.ts'
import { addWebhook, listWebhooks, lockWebhooks } from '../../store/notifications/webhooks.ts'
import { webhookSecret } from './sign.ts'
import type { AllowedHosts } from './target.ts'
import { administered, refuseTarget, webhookNamed, webhookParams } from './webhook-asked.ts'
import { newWebhookSchema, secretSchema, webhookSchema, webhookView } from './webhook-schemas.ts'

/** Webhooks that an organisation may have at a time. */
const mostWebhooks = 20

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
  const { store, secret: installationSecret } = installation
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
      const { organisationKey } = context.get('organisation')
      const { url, topics, description = '' } = context.req.valid('json')
      refuseTarget(url, allowedHosts)
      const id = randomUUID()
      const secret = webhookSecret(installationSecret.current, { id, generation: 1 })
      const db = store.own(organisationKey)
      const added = await db.transaction().execute(async (tx) => {
        await lockWebhooks(tx, organisationKey)
        const there = await listWebhooks(tx, organisationKey)
        if (there.length >= mostWebhooks) throw tooMany()
        const given = { id, url, topics, description, digest: sha256Bytes(secret), now: now() }
        await addWebhook(tx, organisationKey, given)
        await audit(tx, context.get('principal'), administered('webhook.added', { id }, now()))
        return webhookNamed(tx, organisationKey, id)
      })
      return context.json({ ...webhookView(added, now(), answerLanguage(context)), secret }, 201)
    })
    .openapi(oneRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { id } = context.req.valid('param')
      const webhook = await webhookNamed(store.own(organisationKey), organisationKey, id)
      return context.json(webhookView(webhook, now(), answerLanguage(context)), 200)
    })
}

function tooMany(): RefusedError {
  return new RefusedError(refuse('invalid', '', ['webhooks_full', { most: mostWebhooks }]))
}
