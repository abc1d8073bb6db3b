import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { TopicName } from '../../../domain/topic.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'
import type { DeliveryState } from '../tables/notification-tables.ts'
import { enqueueJob } from './jobs.ts'

/** Name of the task that tries a delivery. */
export const deliveryTask = 'deliver-webhook'

/** A delivery as its organisation sees it, with every attempt. */
export interface Delivery
  extends Row<'webhook_delivery', 'id' | 'state' | 'next_time' | 'created_time'>,
    Row<'outbox_entry', 'topic' | 'subject'> {
  readonly deliveryKey: number
  readonly attempts: readonly Attempt[]
}

const attemptColumns = ['number', 'time', 'milliseconds', 'status', 'fault', 'answer'] as const

/** An attempt; its time is text, as JSON has it. */
export interface Attempt
  extends Omit<Row<'webhook_attempt', (typeof attemptColumns)[number]>, 'time'> {
  readonly time: string
}

export interface DeliveryFilter {
  readonly webhookKey: number
  readonly state?: DeliveryState | undefined
  /** Key of the last delivery of the page before. */
  readonly cursor?: number | undefined
  readonly limit: number
}

/** Deliveries to a webhook, newest first. */
export async function listDeliveries(
  db: Database,
  organisationKey: number,
  { webhookKey, state, cursor, limit }: DeliveryFilter,
): Promise<readonly Delivery[]> {
  return deliveries(db, organisationKey)
    .where('webhook_key', '=', webhookKey)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'dead'))
    .$if(cursor !== undefined, (query) => query.where('webhook_delivery_key', '<', cursor ?? 0))
    .orderBy('webhook_delivery_key', 'desc')
    .limit(limit)
    .execute()
}

/** The organisation's delivery of this id, to a webhook that was not removed. */
export async function findDelivery(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<Delivery | undefined> {
  return deliveries(db, organisationKey)
    .where('webhook_delivery.id', '=', id)
    .where('webhook_key', 'in', (webhook) =>
      webhook.selectFrom('webhook').select('webhook_key').where('removed_time', 'is', null),
    )
    .executeTakeFirst()
}

function deliveries(db: Database, organisationKey: number) {
  return db
    .selectFrom('webhook_delivery')
    .innerJoin('outbox_entry', 'outbox_entry.outbox_entry_key', 'webhook_delivery.outbox_entry_key')
    .select(['webhook_delivery_key as deliveryKey', 'topic', 'subject'])
    .select(columns('webhook_delivery', ['id', 'state', 'next_time', 'created_time']))
    .select((from) =>
      jsonArrayFrom(
        from
          .selectFrom('webhook_attempt')
          .select(attemptColumns)
          .whereRef(
            'webhook_attempt.webhook_delivery_key',
            '=',
            'webhook_delivery.webhook_delivery_key',
          )
          .orderBy('number')
          .$castTo<Attempt>(),
      ).as('attempts'),
    )
    .where('webhook_delivery.organisation_key', '=', organisationKey)
}

/** Puts a message for one webhook only beside the outbox: everybody else never hears of it. */
export async function addDelivery(
  tx: Database,
  { organisationKey, webhookKey, topic, subject, attemptsLeft, now }: NewDelivery,
): Promise<string> {
  const entry = await tx
    .insertInto('outbox_entry')
    .values({
      organisation_key: organisationKey,
      topic,
      subject,
      payload: '{}',
      created_time: now,
      taken_time: now,
    })
    .returning('outbox_entry_key')
    .executeTakeFirstOrThrow()
  const delivery = await tx
    .insertInto('webhook_delivery')
    .values({
      organisation_key: organisationKey,
      webhook_key: webhookKey,
      outbox_entry_key: entry.outbox_entry_key,
      attempts_left: attemptsLeft,
      next_time: now,
      created_time: now,
    })
    .returning(['id', 'webhook_delivery_key'])
    .executeTakeFirstOrThrow()
  await enqueueDelivery(tx, delivery.webhook_delivery_key, now)
  return delivery.id
}

interface NewDelivery {
  readonly organisationKey: number
  readonly webhookKey: number
  readonly topic: TopicName
  readonly subject: string
  readonly attemptsLeft: number
  readonly now: Date
}

/** Sends a delivery once more, whatever became of it, with all attempts ahead of it again. */
export async function sendAgain(
  tx: Database,
  deliveryKey: number,
  { attemptsLeft, now }: { attemptsLeft: number; now: Date },
): Promise<void> {
  await tx
    .updateTable('webhook_delivery')
    .set({ state: 'waiting', attempts_left: attemptsLeft, next_time: now })
    .where('webhook_delivery_key', '=', deliveryKey)
    .execute()
  await enqueueDelivery(tx, deliveryKey, now)
}

/** Lets what waited while a webhook was paused go out. */
export async function enqueueWaiting(tx: Database, webhookKey: number): Promise<void> {
  await sql`select enqueue_job(${deliveryTask}, json_build_object('delivery', webhook_delivery_key), next_time,
      'delivery ' || webhook_delivery_key, 10)
    from webhook_delivery where webhook_key = ${webhookKey} and state = 'waiting'`.execute(tx)
}

/** Lets what waited while an organisation was suspended go out, but to webhooks that are paused for themselves. */
export async function enqueueWaitingOf(tx: Database, organisationKey: number): Promise<void> {
  await sql`select enqueue_job(${deliveryTask}, json_build_object('delivery', webhook_delivery_key), next_time,
      'delivery ' || webhook_delivery_key, 10)
    from webhook_delivery join webhook using (webhook_key)
    where webhook.organisation_key = ${organisationKey} and state = 'waiting' and paused_time is null
      and removed_time is null`.execute(tx)
}

/** Lets a delivery be tried at a time; an earlier plan for it is forgotten. */
export async function enqueueDelivery(db: Database, deliveryKey: number, at: Date): Promise<void> {
  await enqueueJob(
    db,
    deliveryTask,
    { delivery: deliveryKey },
    { at, key: `delivery ${deliveryKey}`, priority: 10 },
  )
}
