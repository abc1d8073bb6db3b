import { z } from '@hono/zod-openapi'
import { notifiedTopics, topics } from '../../domain/topic.ts'
import { wordsSchema } from '../http/schemas.ts'
import type { Notification } from '../store/notifications/notifications.ts'
import { type ReadBy, topicText } from './topic-text.ts'

const topicSchema = z.enum(notifiedTopics).openapi({ example: 'hand_over.offered' })

/** A notification as a person sees it. */
export const notificationSchema = z
  .object({
    id: z.uuid(),
    topic: topicSchema,
    label: wordsSchema,
    text: wordsSchema.describe('One sentence about what happened'),
    subject: z.string().describe('What it is about, as it is called: a batch, a hand-over'),
    data: z.record(z.string(), z.unknown()),
    createdTime: z.string(),
    readTime: z.string().nullable().describe('Null until the person has read it'),
  })
  .openapi('Notification')

/** Shows a stored notification. */
export function notificationView(
  { topic, subject, payload, ...found }: Notification,
  reader: ReadBy,
) {
  return {
    id: found.id,
    topic,
    subject,
    data: payload,
    label: topics[topic].label,
    text: topicText({ topic, subject, payload }, reader),
    createdTime: found.createdTime.toISOString(),
    readTime: found.readTime?.toISOString() ?? null,
  }
}

/** Which notifications a person has read. */
export const readSchema = z
  .union([
    z.strictObject({ notifications: z.array(z.uuid()).min(1).max(200) }),
    z.strictObject({ all: z.literal(true) }),
  ])
  .openapi('NotificationsRead')

/** Whether a person wants e-mails about a topic. */
export const preferenceSchema = z
  .object({ topic: topicSchema, label: wordsSchema, mailed: z.boolean() })
  .openapi('NotificationPreference')

/** What a person changes about it; topics that are not named stay as they are. */
export const wishesSchema = z
  .strictObject({ mailed: z.partialRecord(topicSchema, z.boolean()) })
  .openapi('NotificationPreferences', { example: { mailed: { 'hand_over.offered': false } } })
