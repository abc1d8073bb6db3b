import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { sha256Bytes } from '../../digest.ts'
import { answerLanguage } from '../../http/answer-language.ts'
import type { Env } from '../../http/env.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { audit } from '../../people/access/audit.ts'
import { enqueueWaiting } from '../../store/notifications/webhook-deliveries.ts'
import {
  changeWebhook,
  removeWebhook,
  rotateWebhookSecret,
} from '../../store/notifications/webhooks.ts'
import { keptSaying } from './no-answer.ts'
import { webhookSecret } from './sign.ts'
import { administered, refuseTarget, webhookNamed, webhookParams } from './webhook-asked.ts'
import {
  secretSchema,
  webhookChangesSchema,
  webhookSchema,
  webhookView,
} from './webhook-schemas.ts'
import { keptBehind } from './webhook-secrets.ts'
import type { WebhooksOptions } from './webhooks.ts'

/** How long a secret that was replaced still signs, for the receiver to take up the new one: a day. */
const overlapMilliseconds = dayMilliseconds

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
  const { store, secret: installationSecret } = installation
  return new OpenAPIHono<Env>()
    .openapi(changeRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { id } = context.req.valid('param')
      const changes = context.req.valid('json')
      if (changes.url !== undefined) refuseTarget(changes.url, allowedHosts)
      const db = store.own(organisationKey)
      const changed = await db.transaction().execute(async (tx) => {
        const webhook = await webhookNamed(tx, organisationKey, id)
        await changeWebhook(tx, webhook, wishesIn(changes, now()))
        if (changes.paused === false) await enqueueWaiting(tx, webhook.webhookKey)
        const detail = { id, changed: Object.keys(changes) }
        await audit(tx, context.get('principal'), administered('webhook.changed', detail, now()))
        return webhookNamed(tx, organisationKey, id)
      })
      return context.json(webhookView(changed, now(), answerLanguage(context)), 200)
    })
    .openapi(removeRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { id } = context.req.valid('param')
      const db = store.own(organisationKey)
      await db.transaction().execute(async (tx) => {
        await removeWebhook(tx, await webhookNamed(tx, organisationKey, id), now())
        await audit(tx, context.get('principal'), administered('webhook.removed', { id }, now()))
      })
      return context.body(null, 204)
    })
    .openapi(rotateRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { id } = context.req.valid('param')
      const previousUntil = new Date(now().getTime() + overlapMilliseconds)
      const db = store.own(organisationKey)
      const secret = await db.transaction().execute(async (tx) => {
        const webhook = await webhookNamed(tx, organisationKey, id)
        const generation = webhook.generation + 1
        const made = webhookSecret(installationSecret.current, { id, generation })
        const keptPrevious = keptBehind(installationSecret, webhook)
        const digest = sha256Bytes(made)
        await rotateWebhookSecret(tx, webhook, { digest, previousUntil, keptPrevious })
        await audit(tx, context.get('principal'), administered('webhook.rotated', { id }, now()))
        return made
      })
      return context.json({ secret, previousSecretUntil: previousUntil.toISOString() }, 200)
    })
}

function wishesIn(changes: z.output<typeof webhookChangesSchema>, time: Date) {
  const { paused, url, topics, description } = changes
  const pause =
    paused === true ? { time, reason: keptSaying({ says: 'webhook_paused_by_person' }) } : null
  return {
    ...(url === undefined ? {} : { url }),
    ...(topics === undefined ? {} : { topics }),
    ...(description === undefined ? {} : { description }),
    ...(paused === undefined ? {} : { paused: pause }),
  }
}
