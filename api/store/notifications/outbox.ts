import { sql } from 'kysely'
import type { TopicName } from '../../../domain/topic.ts'
import type { Database } from '../database.ts'

/** Something that happened, for one organisation to be told of. */
export interface OutboxEntry {
  /** Who is told. The transaction MUST be of this organisation, or of the system. */
  readonly organisationKey: number
  readonly topic: TopicName
  /** What it is about as a person names it: a batch's code, a hand-over's number. */
  readonly subject: string
  /**
   * What a receiver needs to act on it; it leaves the house, so nothing confidential and no person's data but of a topic that no
   * webhook gets. With `person`, the id of an account, nobody else of the organisation is told.
   */
  readonly payload: Readonly<Record<string, unknown>>
}

/**
 * Writes entries into the outbox in the caller's transaction, so that an organisation is told exactly when what happened
 * is committed. Each becomes a notification, e-mails to members who want them, and signed deliveries to webhooks.
 */
export async function addOutboxEntries(
  tx: Database,
  entries: readonly OutboxEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ organisationKey, topic, subject, payload }) => ({
    organisation_key: organisationKey,
    topic,
    subject,
    payload: JSON.stringify(payload),
  }))
  await tx.insertInto('outbox_entry').values(rows).execute()
}

/** Removes entries of the outbox, with their deliveries and attempts, and notifications that are older than this. */
export async function pruneOlderThan(
  db: Database,
  { entries, notifications }: { entries: Date; notifications: Date },
): Promise<void> {
  // What still waits is kept however old it is, unless it waits for a webhook or an organisation that nobody has set going since.
  await sql`delete from outbox_entry where created_time < ${entries} and taken_time is not null
    and not exists (select from webhook_delivery join webhook using (webhook_key)
        join organisation on organisation.organisation_key = webhook.organisation_key
      where webhook_delivery.outbox_entry_key = outbox_entry.outbox_entry_key and state = 'waiting'
        and paused_time is null and suspended_time is null)`.execute(db)
  await db.deleteFrom('notification').where('created_time', '<', notifications).execute()
}
