import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Removes entries of the outbox, with their deliveries and attempts, and notifications that are older than this. */
export async function pruneOlderThan(
  db: Database,
  { entries, notifications }: { entries: Date; notifications: Date },
): Promise<void> {
  // What still waits is kept however old it is, unless it waits for a webhook that nobody has set going since.
  await sql`delete from outbox_entry where created_time < ${entries} and taken_time is not null
    and not exists (select from webhook_delivery join webhook using (webhook_key)
      where webhook_delivery.outbox_entry_key = outbox_entry.outbox_entry_key and state = 'waiting'
        and paused_time is null)`.execute(db)
  await db.deleteFrom('notification').where('created_time', '<', notifications).execute()
}
