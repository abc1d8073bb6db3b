import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { audit } from '../../people/access/audit.ts'
import type { Database } from '../../store/database.ts'
import {
  addDelivery,
  type Delivery,
  findDelivery,
  sendAgain,
} from '../../store/notifications/webhook-deliveries.ts'
import type { WebhookRequest } from './change-own-webhook.ts'
import { mostAttempts } from './schedule.ts'
import { administered, webhookNamed } from './webhook-asked.ts'

/** Puts a test for the webhook on its way; gives the id of the delivery. */
export async function sendTest(
  { installation: { store }, organisationKey, now }: WebhookRequest,
  id: string,
): Promise<string> {
  const db = store.own(organisationKey)
  return db.transaction().execute(async (tx) => {
    const { webhookKey } = await webhookNamed(tx, organisationKey, id)
    return addDelivery(tx, {
      organisationKey,
      webhookKey,
      topic: 'webhook.ping',
      subject: id,
      attemptsLeft: mostAttempts,
      now,
    })
  })
}

/** Sends a delivery once more, whatever became of it, with all attempts ahead of it; gives it as it waits now. */
export async function sendDeliveryAgain(
  { installation: { store }, principal, organisationKey, now }: WebhookRequest,
  id: string,
): Promise<Delivery> {
  const db = store.own(organisationKey)
  return db.transaction().execute(async (tx) => {
    const { deliveryKey } = await deliveryNamed(tx, organisationKey, id)
    await sendAgain(tx, deliveryKey, { attemptsLeft: mostAttempts, now })
    await audit(tx, principal, administered('delivery.sent_again', { id }, now))
    return deliveryNamed(tx, organisationKey, id)
  })
}

async function deliveryNamed(db: Database, organisationKey: number, id: string): Promise<Delivery> {
  const delivery = await findDelivery(db, organisationKey, id)
  if (delivery !== undefined) return delivery
  throw new RefusedError(refuse('not_found', '/path/id', ['delivery_not_there', { delivery: id }]))
}
