import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { webhookPhrases } from '../../../web/pages/workplace/administration/webhook-phrases.ts'
import { webhooksBody } from '../../../web/pages/workplace/administration/webhooks-page.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import type { Installation } from '../../installation.ts'
import {
  addOwnWebhook,
  changeOwnWebhook,
  removeOwnWebhook,
  rotateSeenWebhook,
} from '../../notifications/webhooks/change-own-webhook.ts'
import { sendDeliveryAgain, sendTest } from '../../notifications/webhooks/send-delivery.ts'
import { type AllowedHosts, noAllowedHosts } from '../../notifications/webhooks/target.ts'
import { webhookNamed, webhookParams } from '../../notifications/webhooks/webhook-asked.ts'
import {
  newWebhookSchema,
  webhookChangesSchema,
} from '../../notifications/webhooks/webhook-schemas.ts'
import { listWebhooks } from '../../store/notifications/webhooks.ts'
import { typedOf } from '../form-values.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { orRefusal } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { showDeadEnd, showPage } from '../show-page.ts'
import { shownWebhook, showWebhook } from './show-webhook.ts'
import { toldIn } from './told-in.ts'
import { readWebhook, webhookForm } from './webhook-form.ts'

/** A form shows where the webhook leads: left empty, it is a fault and not left as it was. */
const changesSchema = webhookChangesSchema.required({ url: true })

export interface WebhookPagesOptions {
  readonly now: () => Date
  /** Hosts inside that webhooks may be sent to; none when absent. */
  readonly allowedHosts?: AllowedHosts
}

/** `/work/webhooks`, `/work/webhooks/:id` and `POST /work/deliveries/:id`: which systems are told what, and what came of it. */
export function createWebhookPages(
  installation: Installation,
  { now, allowedHosts = noAllowedHosts }: WebhookPagesOptions,
) {
  const askingOf = ({ principal, organisationKey }: PageAsker) => {
    return { installation, principal, organisationKey, now: now() }
  }
  return new Hono<Env>()
    .get('/webhooks', (context) =>
      showWebhooks(context, installation, { typed: typedOf({ '/id': randomUUID() }) }),
    )
    .post('/webhooks', async (context) => {
      const asker = pageAsker(context, installation)
      const typed = await readForm(context)
      const { data: chosen } = webhookParams.safeParse({ id: typedAt(typed, '/id').toLowerCase() })
      const asked = await readWebhook(newWebhookSchema, typed, allowedHosts)
      const added = isRefusal(asked)
        ? asked
        : await orRefusal(() =>
            addOwnWebhook(askingOf(asker), { ...asked, ...chosen }, allowedHosts),
          )
      if (isRefusal(added)) return showWebhooks(context, installation, { typed, refused: added })
      const { webhook, secret, isNew } = added
      if (!isNew) return context.redirect(`/work/webhooks/${webhook.id}?told=added`, 303)
      return showWebhook(context, installation, { webhook, secret, now: now() })
    })
    .get('/webhooks/:id', async (context) => {
      const webhook = await webhookAt(context, installation)
      return webhook === undefined
        ? showDeadEnd(context, 'not_found')
        : showWebhook(context, installation, { webhook, now: now() })
    })
    .post('/webhooks/:id', async (context) => {
      const webhook = await webhookAt(context, installation)
      if (webhook === undefined) return showDeadEnd(context, 'not_found')
      const { id } = webhook
      const asking = askingOf(pageAsker(context, installation))
      const at = `/work/webhooks/${id}`
      const typed = await readForm(context)
      switch (typedAt(typed, 'do')) {
        case 'test':
          await sendTest(asking, id)
          return context.redirect(`${at}?told=test`, 303)
        case 'pause':
        case 'resume': {
          const paused = typedAt(typed, 'do') === 'pause'
          await changeOwnWebhook(asking, { id, changes: { paused } }, allowedHosts)
          return context.redirect(`${at}?told=${paused ? 'paused' : 'resumed'}`, 303)
        }
        case 'rotate': {
          const generation = Number(typedAt(typed, 'generation'))
          const rotated = await rotateSeenWebhook(asking, { id, generation })
          // A page that is sent again: the secret before the last would sign no more.
          if (rotated === undefined) return context.redirect(`${at}?told=rotated`, 303)
          return showWebhook(context, installation, { ...rotated, now: now() })
        }
        case 'remove':
          await removeOwnWebhook(asking, id)
          return context.redirect('/work/webhooks?told=removed', 303)
        default: {
          const changes = await readWebhook(changesSchema, typed, allowedHosts)
          const changed = isRefusal(changes)
            ? changes
            : await orRefusal(() => changeOwnWebhook(asking, { id, changes }, allowedHosts))
          if (!isRefusal(changed)) return context.redirect(`${at}?told=saved`, 303)
          const refused = { typed, refused: changed }
          return showWebhook(context, installation, { webhook, now: now(), ...refused })
        }
      }
    })
    .post('/deliveries/:id', async (context) => {
      const id = context.req.param('id')
      if (!isId(id)) return showDeadEnd(context, 'not_found')
      await sendDeliveryAgain(askingOf(pageAsker(context, installation)), id)
      const webhook = typedAt(await readForm(context), 'webhook')
      const back = isId(webhook) ? `/work/webhooks/${webhook}` : '/work/webhooks'
      return context.redirect(`${back}?told=again`, 303)
    })
}

async function webhookAt(context: Context<Env, '/webhooks/:id'>, installation: Installation) {
  const { db, organisationKey } = pageAsker(context, installation)
  const id = context.req.param('id')
  return isId(id) ? webhookNamed(db, organisationKey, id) : undefined
}

async function showWebhooks(
  context: Context<Env>,
  installation: Installation,
  { typed, refused }: { typed: Typed; refused?: Refusal },
) {
  const asker = pageAsker(context, installation)
  const { db, organisationKey, language } = asker
  const webhooks = await listWebhooks(db, organisationKey)
  const form = webhookForm(asker, { typed, refused })
  return showPage(context, {
    title: webhookPhrases.title[language],
    told: toldIn(context, webhookPhrases.told),
    body: webhooksBody({ webhooks: webhooks.map(shownWebhook), form }, language),
    status: refused === undefined ? 200 : 422,
  })
}
