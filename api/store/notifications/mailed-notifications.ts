import type { TopicName } from '../../../domain/topic.ts'
import type { Database } from '../database.ts'
import type { PersonRole } from '../tables/people-tables.ts'

/** A notification for one person, with where to write to. */
export interface MailedNotification {
  readonly topic: TopicName
  readonly subject: string
  readonly payload: Record<string, unknown>
  readonly organisation: string
  readonly organisationKey: number
  readonly email: string
  readonly role: PersonRole
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
    .select([
      ...(['notification.topic', 'subject', 'payload'] as const),
      ...([
        'organisation.name as organisation',
        'organisation.organisation_key as organisationKey',
        'person.email',
      ] as const),
      ...(['membership.role', 'mail_wish.wanted'] as const),
    ])
    .where('notification_key', '=', notificationKey)
    .where('membership.person_id', '=', personId)
    .where('membership.ended_time', 'is', null)
    .where('membership.disabled_time', 'is', null)
    .where('person.disabled_time', 'is', null)
    .executeTakeFirst()
}
