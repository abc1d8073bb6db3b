import { z } from '@hono/zod-openapi'
import type { AuditAction } from '../../../domain/audit-action.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Done } from '../../people/access/audit.ts'
import type { Database } from '../../store/database.ts'
import { findWebhook, type Webhook } from '../../store/notifications/webhooks.ts'
import { type AllowedHosts, parseTarget } from './target.ts'

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

/** Refuses an address that nothing will ever be sent to; where its name leads is looked at anew for each delivery. */
export function refuseTarget(url: string, allowedHosts: AllowedHosts): void {
  const target = parseTarget(url, allowedHosts)
  if ('url' in target) return
  const values = { url: url.slice(0, 100), right: target }
  throw new RefusedError(refuse('invalid', '/url', ['webhook_target_refused', values]))
}

/** An administrative act for the audit trail. Addresses are left out: some carry a password in their query. */
export function administered(
  action: AuditAction,
  detail: Readonly<Record<string, unknown>>,
  now: Date,
): Done {
  return { kind: 'administration', action, detail, now }
}
