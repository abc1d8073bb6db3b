import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { cursorAt, cursorSchema, nextSchema } from '../cursor.ts'
import type { Env } from '../env.ts'
import { limitSchema, noQuery } from '../query.ts'
import { refusals } from '../schemas.ts'
import { countUnread, listNotifications, markRead, type Place } from '../store/notifications.ts'
import type { Workspace } from '../workspace.ts'
import { notificationSchema, notificationView, readSchema } from './notification-schemas.ts'
import { readerOf } from './reader-of.ts'

const unreadSchema = z.int().describe('How many are unread in all')

const listRoute = createRoute({
  method: 'get',
  path: '/notifications',
  tags: ['Notifications'],
  summary: 'List notifications',
  description:
    "What concerns the person's role in the organisation acted for: unread first, then newest first.",
  security: [],
  request: {
    query: z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: {
      description: 'A page of notifications',
      content: {
        'application/json': {
          schema: z.object({
            notifications: z.array(notificationSchema).readonly(),
            ...{ unread: unreadSchema, next: nextSchema },
          }),
        },
      },
    },
    ...refusals,
  },
})

const readRoute = createRoute({
  method: 'post',
  path: '/notifications/read',
  tags: ['Notifications'],
  summary: 'Mark notifications as read',
  description:
    'Only for the person who asks; ids of notifications that are not theirs change nothing.',
  security: [],
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: readSchema } } },
  },
  responses: {
    200: {
      description: 'How many are left',
      content: { 'application/json': { schema: z.object({ unread: unreadSchema }) } },
    },
    ...refusals,
  },
})

/** `GET /notifications` and `POST /notifications/read`. */
export function createNotifications({ store }: Workspace, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const reader = readerOf(context)
      const { limit, cursor } = context.req.valid('query')
      const db = store.own(reader.organisationKey)
      const after = cursor === undefined ? undefined : placeAt(cursor)
      const [rows, unread] = await Promise.all([
        listNotifications(db, reader, { after, limit: limit + 1 }),
        countUnread(db, reader),
      ])
      const page = rows.slice(0, limit)
      const last = rows.length > limit ? page.at(-1) : undefined
      const next =
        last === undefined
          ? null
          : cursorAt(cursorKey({ read: last.readTime !== null, key: last.notificationKey }))
      return context.json({ notifications: page.map(notificationView), unread, next }, 200)
    })
    .openapi(readRoute, async (context) => {
      const reader = readerOf(context)
      const given = context.req.valid('json')
      const db = store.own(reader.organisationKey)
      const ids = 'notifications' in given ? given.notifications : undefined
      await markRead(db, reader, { ids, now: now() })
      return context.json({ unread: await countUnread(db, reader) }, 200)
    })
}

// A cursor holds one number: the key, and in its last bit which part of the list it lies in.
function cursorKey({ read, key }: Place): number {
  return key * 2 + (read ? 1 : 0)
}

function placeAt(cursor: number): Place {
  return { read: cursor % 2 === 1, key: Math.floor(cursor / 2) }
}
