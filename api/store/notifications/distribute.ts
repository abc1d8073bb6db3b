import { sql } from 'kysely'
import type { Role } from '../../../domain/role.ts'
import type { TopicName } from '../../../domain/topic.ts'
import type { Database } from '../database.ts'
import { deliveryTask } from './webhook-deliveries.ts'

/** Name of the task that sends one notification to one person by e-mail. */
export const mailTask = 'mail-notification'

/** How a topic is told, line by line: to whom, and whether by e-mail unless the person says otherwise. */
export interface TopicRoute {
  readonly topic: TopicName
  readonly role: Role
  readonly mailed: boolean
}

export interface DistributeOptions {
  readonly routes: readonly TopicRoute[]
  readonly hooked: readonly TopicName[]
  readonly attemptsLeft: number
  readonly most: number
  readonly now: Date
}

/**
 * Takes the oldest waiting entries and makes of each a notification, e-mails and deliveries, with the jobs that carry them
 * out, in one transaction; gives how many there were. Another process that does the same takes other entries. Of a suspended
 * organisation nothing leaves the house: its notifications are on record, its deliveries wait until it may go on.
 */
export async function distributeEntries(tx: Database, options: DistributeOptions): Promise<number> {
  const { routes, hooked, attemptsLeft, most, now } = options
  const { rows } = await sql<{ key: number }>`
    update outbox_entry set taken_time = ${now} where outbox_entry_key in (
      select outbox_entry_key from outbox_entry where taken_time is null
      order by outbox_entry_key limit ${most} for update skip locked
    ) returning outbox_entry_key as key`.execute(tx)
  if (rows.length === 0) return 0
  const taken = rows.map(({ key }) => key)
  // Whoever lets an organisation go on waits for this, so that it finds what is left waiting here.
  await sql`
    select from organisation where suspended_time is not null and organisation_key in (
      select organisation_key from outbox_entry where outbox_entry_key = any(${taken}::bigint[]))
    order by organisation_key for share`.execute(tx)
  await sql`
    with added as (
      insert into notification (organisation_key, outbox_entry_key, topic, subject, payload, created_time)
      select organisation_key, outbox_entry_key, topic, subject, payload, created_time from outbox_entry
      where outbox_entry_key = any(${taken}::bigint[])
        and topic in (select topic from ${routeRows(routes)})
      order by outbox_entry_key
      on conflict (outbox_entry_key) do nothing
      returning notification_key, organisation_key, topic, payload
    )
    select enqueue_job(${mailTask}, json_build_object('notification', notification_key, 'person', membership.person_id))
    from added
    join ${routeRows(routes)} using (topic)
    join membership using (organisation_key, role)
    join organisation using (organisation_key)
    left join mail_wish using (organisation_key, person_id, topic)
    where membership.ended_time is null and membership.disabled_time is null and suspended_time is null and coalesce(mail_wish.wanted, route.mailed)
      and coalesce(payload ->> 'person', membership.person_id::text) = membership.person_id::text`.execute(
    tx,
  )
  await sql`
    with added as (
      insert into webhook_delivery (organisation_key, webhook_key, outbox_entry_key, attempts_left, next_time, created_time)
      select organisation_key, webhook_key, outbox_entry_key, ${attemptsLeft}, ${now}, ${now}
      from outbox_entry join webhook using (organisation_key)
      where outbox_entry_key = any(${taken}::bigint[]) and topic = any(webhook.topics)
        and topic = any(${hooked}::text[]) and removed_time is null
      order by outbox_entry_key
      on conflict (outbox_entry_key, webhook_key) do nothing
      returning webhook_delivery_key, webhook_key, organisation_key, next_time
    )
    select enqueue_job(${deliveryTask}, json_build_object('delivery', webhook_delivery_key), next_time,
      'delivery ' || webhook_delivery_key, 10)
    from added join webhook using (webhook_key)
      join organisation on organisation.organisation_key = added.organisation_key
    where paused_time is null and suspended_time is null`.execute(tx)
  return taken.length
}

function routeRows(routes: readonly TopicRoute[]) {
  return sql`json_to_recordset(${JSON.stringify(routes)}::json) as route (topic text, role text, mailed boolean)`
}
