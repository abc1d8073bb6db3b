import { type SqlBool, sql } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { TopicName } from '../../../domain/topic.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

const notificationColumns = [
  'notification_key',
  'id',
  'topic',
  'subject',
  'payload',
  'created_time',
] as const

/** A notification as one person sees it. */
export interface Notification extends Row<'notification', (typeof notificationColumns)[number]> {
  readonly readTime: Date | null
}

/** Whose notifications are meant: of one organisation, on the topics that concern the person's role, since they joined. */
export interface Reader {
  readonly organisationKey: number
  readonly personId: string
  readonly topics: readonly TopicName[]
}

/** Where a page ended: among the unread or among the read ones, and at which key. */
export interface Place {
  readonly read: boolean
  readonly key: number
}

/** Notifications for a person, unread ones first, each part newest first. */
export async function listNotifications(
  db: Database,
  reader: Reader,
  { after, limit }: { after?: Place | undefined; limit: number },
): Promise<readonly Notification[]> {
  const isRead = sql<boolean>`(read_time is not null)`
  return forReader(db, reader)
    .select(columns('notification', notificationColumns))
    .select('read_time as readTime')
    .$if(after !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(${isRead}, -notification.notification_key) > (${after?.read}::boolean, -${after?.key}::bigint)`,
      ),
    )
    .orderBy(isRead)
    .orderBy('notification.notification_key', 'desc')
    .limit(limit)
    .execute()
}

/** How many of them are unread. */
export async function countUnread(db: Database, reader: Reader): Promise<number> {
  const { unread } = await forReader(db, reader)
    .select((count) => count.fn.countAll<number>().as('unread'))
    .where('read_time', 'is', null)
    .executeTakeFirstOrThrow()
  return unread
}

/** Marks those of these ids that are for the person as read, or all of them when no ids are given. */
export async function markRead(
  db: Database,
  reader: Reader,
  { ids, now }: { ids?: readonly string[] | undefined; now: Date },
): Promise<void> {
  const unread = forReader(db, reader)
    .where('read_time', 'is', null)
    .$if(ids !== undefined, (query) => query.where('notification.id', 'in', [...(ids ?? [])]))
    .select([
      'notification.notification_key',
      sql<string>`${reader.personId}::uuid`.as('person_id'),
      'notification.organisation_key',
      sql<Date>`${now}::timestamptz`.as('read_time'),
    ])
  await db
    .insertInto('notification_read')
    .columns(['notification_key', 'person_id', 'organisation_key', 'read_time'])
    .expression(unread)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function forReader(db: Database, { organisationKey, personId, topics }: Reader) {
  return db
    .selectFrom('notification')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisation_key', '=', 'notification.organisation_key')
        .on('membership.person_id', '=', personId)
        .on('membership.ended_time', 'is', null)
        .onRef('membership.created_time', '<=', 'notification.created_time'),
    )
    .leftJoin('notification_read', (join) =>
      join
        .onRef('notification_read.notification_key', '=', 'notification.notification_key')
        .on('notification_read.person_id', '=', personId),
    )
    .where('notification.organisation_key', '=', organisationKey)
    .where(sql<SqlBool>`topic = any(${[...topics]})`)
    .where(sql<SqlBool>`coalesce(payload ->> 'person', ${personId}) = ${personId}`)
}

/** A notification for one person, with where to write to. */
export interface MailedNotification
  extends Row<'notification', 'topic' | 'subject' | 'payload' | 'organisation_key'>,
    Row<'membership', 'role'>,
    Row<'auth.person', 'email'> {
  readonly organisation: string
  readonly organisationNames: LocalNames
  readonly wanted: boolean | null
}

/** The notification as it is to be mailed to a person, as long as they belong to its organisation and that is not suspended. */
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
    .select(['organisation.name as organisation', 'organisation.names as organisationNames'])
    .select('person.email')
    .select(['membership.role', 'mail_wish.wanted'])
    .where('notification_key', '=', notificationKey)
    .where('membership.person_id', '=', personId)
    .where('membership.ended_time', 'is', null)
    .where('membership.disabled_time', 'is', null)
    .where('person.disabled_time', 'is', null)
    .where('organisation.suspended_time', 'is', null)
    .executeTakeFirst()
}

/** Whose wishes: a person may want other e-mails from each organisation. */
export interface Wisher {
  readonly organisationKey: number
  readonly personId: string
}

/** The topics about which a person said whether they want e-mails. */
export async function listMailWishes(
  db: Database,
  { organisationKey, personId }: Wisher,
): Promise<ReadonlyMap<TopicName, boolean>> {
  const rows = await db
    .selectFrom('mail_wish')
    .select(['topic', 'wanted'])
    .where('organisation_key', '=', organisationKey)
    .where('person_id', '=', personId)
    .execute()
  return new Map(rows.map(({ topic, wanted }) => [topic, wanted]))
}

/** Keeps what a person wants; topics that are not named stay as they were. */
export async function keepMailWishes(
  db: Database,
  { organisationKey, personId }: Wisher,
  wishes: ReadonlyMap<TopicName, boolean>,
): Promise<void> {
  if (wishes.size === 0) return
  await db
    .insertInto('mail_wish')
    .values(
      [...wishes].map(([topic, wanted]) => ({
        person_id: personId,
        organisation_key: organisationKey,
        topic,
        wanted,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'organisation_key', 'topic'])
        .doUpdateSet((row) => ({ wanted: row.ref('excluded.wanted') })),
    )
    .execute()
}
