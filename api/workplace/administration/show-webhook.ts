import type { Context } from 'hono'
import type { Refusal } from '../../../domain/refusal.ts'
import { topics } from '../../../domain/topic.ts'
import {
  type ShownDelivery,
  webhookBody,
} from '../../../web/pages/workplace/administration/webhook-page.ts'
import { webhookPhrases } from '../../../web/pages/workplace/administration/webhook-phrases.ts'
import type { ShownWebhook } from '../../../web/pages/workplace/administration/webhooks-page.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { handOverNames } from '../../notifications/hand-over-names.ts'
import { subjectText } from '../../notifications/topic-text.ts'
import { deliveryView, webhookView } from '../../notifications/webhooks/webhook-schemas.ts'
import { listDeliveries } from '../../store/notifications/webhook-deliveries.ts'
import type { Webhook } from '../../store/notifications/webhooks.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { pageAsker } from '../page-asker.ts'
import { showPage } from '../show-page.ts'
import { toldIn } from './told-in.ts'
import { webhookForm } from './webhook-form.ts'

const deliveriesPerPage = 25

/** A stored webhook as pages show it. */
export function shownWebhook({
  id,
  url,
  description,
  topics: named,
  pausedTime,
  generation,
}: Webhook): ShownWebhook {
  return {
    id,
    url,
    description,
    topics: named.map((name) => topics[name].label),
    isPaused: pausedTime !== null,
    generation,
  }
}

interface Shown {
  readonly webhook: Webhook
  readonly now: Date
  /** A secret that was made just now. */
  readonly secret?: string
  readonly typed?: Typed
  readonly refused?: Refusal
}

/** Answers with the page of one webhook and what was sent to it; one with a secret is kept by nobody. */
export async function showWebhook(
  context: Context<Env>,
  installation: Installation,
  { webhook, now, secret, typed = typedFrom(webhook), refused }: Shown,
) {
  const asker = pageAsker(context, installation)
  const { db, organisationKey, language, principal } = asker
  const { id, webhookKey } = webhook
  const pages = pagesOf(installation.secret, `deliveries of ${id}`, principal)
  const cursor = pages.after(context.req.query('cursor'))
  const [rows, timeZone] = await Promise.all([
    listDeliveries(db, organisationKey, { webhookKey, cursor, limit: deliveriesPerPage + 1 }),
    readersZone(db, organisationKey),
  ])
  const { page, next } = pages.cut(rows, deliveriesPerPage, ({ deliveryKey }) => deliveryKey)
  const { paused, previousSecretUntil } = webhookView(webhook, now, language)
  const subjects = page.map(({ subject }) => subject)
  const handOvers = await handOverNames(installation.store, organisationKey, subjects)
  if (secret !== undefined) context.header('cache-control', 'no-store')
  return showPage(context, {
    title: webhook.url,
    told: toldIn(context, webhookPhrases.told),
    body: webhookBody(
      {
        webhook: shownWebhook(webhook),
        pausedBecause: paused?.reason ?? null,
        previousSecretUntil,
        secret,
        deliveries: page.map((one): ShownDelivery => {
          const { createdTime: time, topic, subject, ...rest } = deliveryView(one, language)
          const about = subjectText(subject, language, { handOvers })
          return { ...rest, time, topic: topics[topic].label, about }
        }),
        older: next === null ? undefined : `/work/webhooks/${id}?cursor=${next}#deliveries`,
        form: webhookForm(asker, { typed, refused }),
        timeZone,
      },
      language,
    ),
    status: refused === undefined ? 200 : 422,
  })
}

function typedFrom({ url, description, topics: named }: Webhook): Typed {
  return new Map([
    ['/url', [url]],
    ['/description', [description]],
    ['/topics', [...named]],
  ])
}
