import type { TopicName } from '../../../domain/topic.ts'
import type { Database } from '../database.ts'
import type { DeliveryState } from '../tables/notification-tables.ts'
import { enqueueDelivery } from './webhook-deliveries.ts'

/** Everything that an attempt needs. */
export interface DueDelivery {
  readonly deliveryKey: number
  readonly id: string
  readonly organisationKey: number
  readonly organisation: string
  readonly attemptsLeft: number
  readonly topic: TopicName
  readonly subject: string
  readonly payload: Record<string, unknown>
  readonly entryTime: Date
  readonly webhookKey: number
  readonly webhookId: string
  readonly url: string
  readonly generation: number
  readonly secretDigest: Buffer
  readonly keptSecret: string | null
  readonly keptPrevious: string | null
  readonly previousUntil: Date | null
}

/** The delivery, if it still waits, its webhook is neither paused nor removed and its organisation is not suspended. */
export async function findDueDelivery(
  db: Database,
  deliveryKey: number,
): Promise<DueDelivery | undefined> {
  return db
    .selectFrom('webhook_delivery as delivery')
    .innerJoin('outbox_entry as entry', 'entry.outbox_entry_key', 'delivery.outbox_entry_key')
    .innerJoin('webhook', 'webhook.webhook_key', 'delivery.webhook_key')
    .innerJoin('organisation', 'organisation.organisation_key', 'delivery.organisation_key')
    .select([
      ...(['webhook_delivery_key as deliveryKey', 'delivery.id'] as const),
      ...([
        'delivery.organisation_key as organisationKey',
        'organisation.slug as organisation',
      ] as const),
      ...(['attempts_left as attemptsLeft', 'topic', 'subject', 'payload'] as const),
      ...(['entry.created_time as entryTime', 'webhook.webhook_key as webhookKey'] as const),
      ...(['webhook.id as webhookId', 'url', 'generation'] as const),
      ...(['secret_digest as secretDigest', 'previous_until as previousUntil'] as const),
      ...(['kept_secret as keptSecret', 'kept_previous as keptPrevious'] as const),
    ])
    .where('webhook_delivery_key', '=', deliveryKey)
    .where('state', '=', 'waiting')
    .where('paused_time', 'is', null)
    .where('removed_time', 'is', null)
    .where('organisation.suspended_time', 'is', null)
    .executeTakeFirst()
}

/** What came of an attempt, and what follows from it. */
export interface AttemptEnd {
  readonly time: Date
  readonly milliseconds: number
  readonly status: number | null
  readonly fault: string | null
  readonly answer: string | null
  readonly state: DeliveryState
  /** When the next one is due; null when none follows. */
  readonly nextTime: Date | null
}

/**
 * Puts an attempt on record and plans the next one. A delivery that somebody else ended or planned anew meanwhile stays as
 * they left it.
 */
export async function keepAttempt(
  tx: Database,
  { deliveryKey, organisationKey, attemptsLeft }: DueDelivery,
  { state, nextTime, ...attempt }: AttemptEnd,
): Promise<void> {
  const { attempts } = await tx
    .updateTable('webhook_delivery')
    .set((delivery) => ({ attempts: delivery('attempts', '+', 1) }))
    .where('webhook_delivery_key', '=', deliveryKey)
    .returning('attempts')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('webhook_attempt')
    .values({
      webhook_delivery_key: deliveryKey,
      number: attempts,
      organisation_key: organisationKey,
      ...attempt,
    })
    .execute()
  const planned = await tx
    .updateTable('webhook_delivery')
    .set((delivery) => ({
      state,
      next_time: nextTime,
      attempts_left: delivery('attempts_left', '-', 1),
    }))
    .where('webhook_delivery_key', '=', deliveryKey)
    .where('state', '=', 'waiting')
    .where('attempts_left', '=', attemptsLeft)
    .returning('webhook_delivery_key')
    .executeTakeFirst()
  if (planned !== undefined && nextTime !== null) await enqueueDelivery(tx, deliveryKey, nextTime)
}

/** Stops sending to a webhook whose receiver says that it is gone, until a person says otherwise. */
export async function pauseWebhook(
  tx: Database,
  webhookKey: number,
  { now, reason }: { now: Date; reason: string },
): Promise<boolean> {
  const paused = await tx
    .updateTable('webhook')
    .set({ paused_time: now, paused_reason: reason })
    .where('webhook_key', '=', webhookKey)
    .where('paused_time', 'is', null)
    .returning('webhook_key')
    .executeTakeFirst()
  return paused !== undefined
}

/** Whether this was told about this subject since then already. */
export async function wasToldSince(
  db: Database,
  { organisationKey, topic, subject, since }: Told,
): Promise<boolean> {
  const found = await db
    .selectFrom('outbox_entry')
    .select('outbox_entry_key')
    .where('created_time', '>=', since)
    .where('organisation_key', '=', organisationKey)
    .where('topic', '=', topic)
    .where('subject', '=', subject)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

interface Told {
  readonly organisationKey: number
  readonly topic: TopicName
  readonly subject: string
  readonly since: Date
}
