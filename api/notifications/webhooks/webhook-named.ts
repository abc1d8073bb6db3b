import { z } from '@hono/zod-openapi'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../http/problem.ts'
import type { Database } from '../../store/database.ts'
import { findWebhook, type Webhook } from '../../store/notifications/webhooks.ts'

/** A webhook or a delivery as a step of the path. */
export const webhookParams = z.object({ id: z.uuid() })

/** The organisation's webhook of this id, or the refusal as `not_found`. */
export async function webhookNamed(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<Webhook> {
  const webhook = await findWebhook(db, organisationKey, id)
  if (webhook !== undefined) return webhook
  throw new RefusedError(refuse('not_found', '/path/id', ['webhook_not_there', { webhook: id }]))
}
