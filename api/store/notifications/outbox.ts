import type { TopicName } from '../../../domain/topic.ts'
import type { Database } from '../database.ts'

/** Something that happened, for one organisation to be told of. */
export interface OutboxEntry {
  /** Who is told. The transaction MUST be of this organisation, or of the system. */
  readonly organisationKey: number
  readonly topic: TopicName
  /** What it is about as a person names it: a batch's code, a hand-over's number. */
  readonly subject: string
  /** What a receiver needs to act on it; it leaves the house, so nothing confidential and no person's data. */
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
