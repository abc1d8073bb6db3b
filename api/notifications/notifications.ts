import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { cursorSchema, nextSchema } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { countUnread, markRead } from '../store/notifications/notifications.ts'
import { notificationSchema, notificationView, readSchema } from './notification-schemas.ts'
import { pageOfNotifications } from './page-of-notifications.ts'
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
            unread: unreadSchema,
            next: nextSchema,
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
export function createNotifications({ store, secret }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const reader = readerOf(context)
      const { limit, cursor } = context.req.valid('query')
      const asked = { reader, principal: context.get('principal'), cursor, limit }
      const { page, terms, unread, next } = await pageOfNotifications({ store, secret }, asked)
      const notifications = page.map((one) => notificationView(one, terms))
      return context.json({ notifications, unread, next }, 200)
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
