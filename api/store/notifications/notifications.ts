import { type SqlBool, sql } from 'kysely'
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
}
