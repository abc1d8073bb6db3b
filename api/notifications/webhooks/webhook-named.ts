import { z } from '@hono/zod-openapi'
import { refusal } from '../../../domain/refusal.ts'
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
  const message = `Cannot find webhook "${id}": expected the id of one of yours`
  throw new RefusedError(refusal('not_found', '/path/id', message))
}
