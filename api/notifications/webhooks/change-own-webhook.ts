import { randomUUID } from 'node:crypto'
import type { z } from '@hono/zod-openapi'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { sha256Bytes } from '../../digest.ts'
import type { Principal } from '../../http/principal.ts'
import type { Installation } from '../../installation.ts'
import { audit } from '../../people/access/audit.ts'
import type { Database } from '../../store/database.ts'
import { enqueueWaiting } from '../../store/notifications/webhook-deliveries.ts'
import {
  addWebhook,
  changeWebhook,
  listWebhooks,
  lockWebhooks,
  removeWebhook,
  rotateWebhookSecret,
  type Webhook,
} from '../../store/notifications/webhooks.ts'
import { keptSaying } from './no-answer.ts'
import { webhookSecret } from './sign.ts'
import type { AllowedHosts } from './target.ts'
import { administered, refuseTarget, webhookNamed } from './webhook-asked.ts'
import type { newWebhookSchema, webhookChangesSchema } from './webhook-schemas.ts'
import { keptBehind } from './webhook-secrets.ts'

/** Webhooks that an organisation may have at a time. */
const mostWebhooks = 20

/** How long a secret that was replaced still signs, for the receiver to take up the new one: a day. */
const overlapMilliseconds = dayMilliseconds

/** Who changes webhooks of which organisation, and when; of what is changed the id. */
export interface WebhookRequest {
  readonly installation: Pick<Installation, 'store' | 'secret'>
  readonly principal: Principal
  readonly organisationKey: number
  readonly now: Date
}

/**
 * Adds a webhook; gives it with its secret, which is shown this once. One whose id is there already is given as it is: whoever chose the id
 * has sent it twice. Throws the refusal of an address, or of one too many.
 */
export async function addOwnWebhook(
  { installation: { store, secret: current }, principal, organisationKey, now }: WebhookRequest,
  { id = randomUUID(), ...asked }: z.output<typeof newWebhookSchema> & { readonly id?: string },
  allowedHosts: AllowedHosts,
): Promise<{ readonly webhook: Webhook; readonly secret: string; readonly isNew: boolean }> {
  const { url, topics, description = '' } = asked
  refuseTarget(url, allowedHosts)
  const secret = webhookSecret(current.current, { id, generation: 1 })
  const db = store.own(organisationKey)
  return db.transaction().execute(async (tx) => {
    await lockWebhooks(tx, organisationKey)
    const there = await listWebhooks(tx, organisationKey)
    const same = there.find((one) => one.id === id)
    if (same !== undefined) return { webhook: same, secret, isNew: false }
    if (there.length >= mostWebhooks) throw tooMany()
    const given = { id, url, topics, description, digest: sha256Bytes(secret), now }
    await addWebhook(tx, organisationKey, given)
    await audit(tx, principal, administered('webhook.added', { id }, now))
    return { webhook: await webhookNamed(tx, organisationKey, id), secret, isNew: true }
  })
}

/** Changes or pauses a webhook; what is not named stays. What waited while it was paused goes out when it no longer is. */
export async function changeOwnWebhook(
  { installation: { store }, principal, organisationKey, now }: WebhookRequest,
  { id, changes }: { id: string; changes: z.output<typeof webhookChangesSchema> },
  allowedHosts: AllowedHosts,
): Promise<Webhook> {
  if (changes.url !== undefined) refuseTarget(changes.url, allowedHosts)
  const db = store.own(organisationKey)
  return db.transaction().execute(async (tx) => {
    const webhook = await webhookNamed(tx, organisationKey, id)
    await changeWebhook(tx, webhook, wishesIn(changes, now))
    if (changes.paused === false) await enqueueWaiting(tx, webhook.webhookKey)
    const detail = { id, changed: Object.keys(changes) }
    await audit(tx, principal, administered('webhook.changed', detail, now))
    return webhookNamed(tx, organisationKey, id)
  })
}

/** Removes a webhook, and gives up what still waits for it. */
export async function removeOwnWebhook(
  { installation: { store }, principal, organisationKey, now }: WebhookRequest,
  id: string,
): Promise<void> {
  const db = store.own(organisationKey)
  await db.transaction().execute(async (tx) => {
    await removeWebhook(tx, await webhookNamed(tx, organisationKey, id), now)
    await audit(tx, principal, administered('webhook.removed', { id }, now))
  })
}

/** A secret that a webhook was given in place of another. */
export interface RotatedWebhook {
  readonly webhook: Webhook
  readonly secret: string
  /** Until when the one before signs as well. */
  readonly previousUntil: Date
}

/** Gives a webhook a new secret, shown this once; the one before signs beside it for a day. */
export async function rotateOwnWebhook(
  asking: WebhookRequest,
  id: string,
): Promise<RotatedWebhook> {
  return held(asking, id, (tx, webhook) => rotate(tx, webhook, asking))
}

/** The same where it still signs with the generation that somebody saw; undefined where it has another by now, which stays. */
export async function rotateSeenWebhook(
  asking: WebhookRequest,
  { id, generation }: { readonly id: string; readonly generation: number },
): Promise<RotatedWebhook | undefined> {
  return held(asking, id, async (tx, webhook) =>
    webhook.generation === generation ? rotate(tx, webhook, asking) : undefined,
  )
}

/** Does something to a webhook while nobody else changes those of its organisation. */
async function held<Done>(
  { installation: { store }, organisationKey }: WebhookRequest,
  id: string,
  act: (tx: Database, webhook: Webhook) => Promise<Done>,
): Promise<Done> {
  const db = store.own(organisationKey)
  return db.transaction().execute(async (tx) => {
    await lockWebhooks(tx, organisationKey)
    return act(tx, await webhookNamed(tx, organisationKey, id))
  })
}

async function rotate(
  tx: Database,
  before: Webhook,
  { installation: { secret: current }, principal, organisationKey, now }: WebhookRequest,
): Promise<RotatedWebhook> {
  const { id } = before
  const previousUntil = new Date(now.getTime() + overlapMilliseconds)
  const secret = webhookSecret(current.current, { id, generation: before.generation + 1 })
  const keptPrevious = keptBehind(current, before)
  const digest = sha256Bytes(secret)
  await rotateWebhookSecret(tx, before, { digest, previousUntil, keptPrevious })
  await audit(tx, principal, administered('webhook.rotated', { id }, now))
  return { webhook: await webhookNamed(tx, organisationKey, id), secret, previousUntil }
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

function tooMany(): RefusedError {
  return new RefusedError(refuse('invalid', '', ['webhooks_full', { most: mostWebhooks }]))
}
