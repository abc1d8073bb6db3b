import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { type TopicName, topics } from '../../domain/topic.ts'
import type { Env } from '../http/env.ts'
import { noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import type { Database } from '../store/database.ts'
import {
  keepMailWishes,
  listMailWishes,
  type Reader,
} from '../store/notifications/notifications.ts'
import { preferenceSchema, wishesSchema } from './notification-schemas.ts'
import { readerOf } from './reader-of.ts'

const answer = {
  200: {
    description:
      "The topics that concern the person's role, each with whether it also comes by e-mail",
    content: {
      'application/json': {
        schema: z.object({ preferences: z.array(preferenceSchema).readonly() }),
      },
    },
  },
  ...refusals,
} as const

const listRoute = createRoute({
  method: 'get',
  path: '/notifications/preferences',
  tags: ['Notifications'],
  summary: 'Read what comes by e-mail',
  security: [],
  request: { query: noQuery },
  responses: answer,
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/notifications/preferences',
  tags: ['Notifications'],
  summary: 'Choose what comes by e-mail',
  description:
    'For the person who asks, in the organisation acted for; topics that are not named stay as they are.',
  security: [],
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: wishesSchema } } },
  },
  responses: answer,
})

/** `GET /notifications/preferences` and `PATCH /notifications/preferences`. */
export function createPreferences({ store }: Installation) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const reader = readerOf(context)
      const db = store.own(reader.organisationKey)
      return context.json({ preferences: await preferencesOf(db, reader) }, 200)
    })
    .openapi(changeRoute, async (context) => {
      const reader = readerOf(context)
      const db = store.own(reader.organisationKey)
      await changePreferences(db, reader, context.req.valid('json').mailed)
      return context.json({ preferences: await preferencesOf(db, reader) }, 200)
    })
}

/** The topics that concern a person's role, each with whether it also comes by e-mail. */
export async function preferencesOf(db: Database, reader: Reader) {
  const wishes = await listMailWishes(db, reader)
  return reader.topics.map((topic) => {
    const { label, mailed } = topics[topic]
    return { topic, label, mailed: wishes.get(topic) ?? mailed }
  })
}

/** Keeps what a person wants by e-mail; topics that are not named, or not theirs, stay as they are. */
export async function changePreferences(
  db: Database,
  reader: Reader,
  mailed: Readonly<Partial<Record<TopicName, boolean>>>,
): Promise<void> {
  const wishes = new Map<TopicName, boolean>()
  for (const topic of reader.topics) {
    const wanted = mailed[topic]
    if (wanted !== undefined) wishes.set(topic, wanted)
  }
  await keepMailWishes(db, reader, wishes)
}
