import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

/** A notification for one person, with where to write to. */
export interface MailedNotification
  extends Row<'notification', 'topic' | 'subject' | 'payload' | 'organisation_key'>,
    Row<'membership', 'role'>,
    Row<'auth.person', 'email'> {
  readonly organisation: string
  readonly wanted: boolean | null
}

/** The notification as it is to be mailed to a person, as long as they belong to its organisation. */
export async function findMailedNotification(
  db: Database,
  { notificationKey, personId }: { notificationKey: number; personId: string },
): Promise<MailedNotification | undefined> {
  return db
    .selectFrom('notification')
    .innerJoin('organisation', 'organisation.organisation_key', 'notification.organisation_key')
    .innerJoin('membership', 'membership.organisation_key', 'notification.organisation_key')
    .innerJoin('auth.person as person', 'person.id', 'membership.person_id')
    .leftJoin('mail_wish', (join) =>
      join
        .onRef('mail_wish.organisation_key', '=', 'notification.organisation_key')
        .onRef('mail_wish.person_id', '=', 'membership.person_id')
        .onRef('mail_wish.topic', '=', 'notification.topic'),
    )
    .select(columns('notification', ['topic', 'subject', 'payload', 'organisation_key']))
    .select(['organisation.name as organisation', 'person.email'])
    .select(['membership.role', 'mail_wish.wanted'])
    .where('notification_key', '=', notificationKey)
    .where('membership.person_id', '=', personId)
    .where('membership.ended_time', 'is', null)
    .where('membership.disabled_time', 'is', null)
    .where('person.disabled_time', 'is', null)
    .executeTakeFirst()
}
