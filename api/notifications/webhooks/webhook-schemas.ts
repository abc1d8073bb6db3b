import { z } from '@hono/zod-openapi'
import { hasUnseenCharacter } from '../../../domain/line-text.ts'
import { right } from '../../../domain/right.ts'
import { hookedTopics, topicNames } from '../../../domain/topic.ts'
import type { Language } from '../../../domain/words.ts'
import type { Delivery } from '../../store/notifications/webhook-deliveries.ts'
import type { Webhook } from '../../store/notifications/webhooks.ts'
import { toldSaying } from './no-answer.ts'
import { mostUrlCharacters } from './target.ts'

const topicsSchema = z
  .array(z.enum(hookedTopics))
  .min(1)
  .transform((topics) => [...new Set(topics)])
  .openapi({
    type: 'array',
    items: { type: 'string', enum: [...hookedTopics] },
    example: ['hand_over.offered', 'hand_over.accepted'],
  })

const urlSchema = z
  .string()
  .max(mostUrlCharacters)
  .openapi({ example: 'https://erp.example.org/loomcell' })

const mostCharacters = 200

/** What a webhook is for; nothing, or null, takes it away. */
const descriptionSchema = z
  .string()
  .nullable()
  .transform((text) => (text ?? '').trim().normalize('NFC'))
  .refine(
    (text) => text.length <= mostCharacters && !hasUnseenCharacter(text),
    right('right_text_visible', { most: mostCharacters }),
  )
  .optional()
  .openapi({
    type: ['string', 'null'],
    example: 'Our ERP',
    description: 'What it is for; empty or null for nothing',
  })

/** What a person says when they add a webhook. */
export const newWebhookSchema = z
  .strictObject({
    url: urlSchema,
    topics: topicsSchema,
    description: descriptionSchema,
  })
  .openapi('NewWebhook')

/** What a person changes; what is not named stays. */
export const webhookChangesSchema = z
  .strictObject({
    url: urlSchema.optional(),
    topics: topicsSchema.optional(),
    description: descriptionSchema,
    paused: z.boolean().optional().describe('Deliveries wait while it is paused'),
  })
  .openapi('WebhookChanges')

/** A webhook without its secret. */
export const webhookSchema = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string(),
    topics: z.array(z.enum(topicNames)).readonly(),
    createdTime: z.string(),
    paused: z
      .object({ time: z.string(), reason: z.string() })
      .nullable()
      .describe('Since when nothing is sent, and why; null while it is live'),
    previousSecretUntil: z
      .string()
      .nullable()
      .describe('Until when the secret before the last rotation signs as well'),
  })
  .openapi('Webhook')

/** The secret, shown once. */
export const secretSchema = z
  .string()
  .describe('Shown this once: `whsec_` and the base64 of 32 bytes, as in Standard Webhooks')

export const deliveryStates = ['waiting', 'delivered', 'dead'] as const

/** A delivery with its attempts. */
export const deliverySchema = z
  .object({
    id: z.uuid().describe('The `webhook-id` of every attempt'),
    topic: z.enum(topicNames),
    subject: z.string(),
    state: z.enum(deliveryStates).describe('`dead`: given up until somebody sends it again'),
    createdTime: z.string(),
    nextTime: z.string().nullable().describe('When the next attempt is due'),
    attempts: z
      .array(
        z.object({
          number: z.int(),
          time: z.string(),
          milliseconds: z.int(),
          status: z
            .int()
            .nullable()
            .describe('HTTP status of the answer; null when there was none'),
          fault: z.string().nullable().describe('Why there was no answer'),
          answer: z.string().nullable().describe('The first characters of the answer'),
        }),
      )
      .readonly(),
  })
  .openapi('Delivery')

/** Shows a stored webhook. */
export function webhookView(webhook: Webhook, now: Date, language: Language) {
  const { id, url, description, topics, pausedTime, pausedReason, previousUntil } = webhook
  const overlaps = previousUntil !== null && previousUntil > now
  return {
    id,
    url,
    description,
    topics,
    createdTime: webhook.createdTime.toISOString(),
    paused:
      pausedTime === null
        ? null
        : { time: pausedTime.toISOString(), reason: toldSaying(pausedReason ?? '', language) },
    previousSecretUntil: overlaps ? previousUntil.toISOString() : null,
  }
}

/** Shows a stored delivery. */
export function deliveryView(
  { id, topic, subject, state, attempts, ...delivery }: Delivery,
  language: Language,
) {
  return {
    id,
    topic,
    subject,
    state,
    createdTime: delivery.createdTime.toISOString(),
    nextTime: delivery.nextTime?.toISOString() ?? null,
    attempts: attempts.map(({ time, fault, ...attempt }) => ({
      ...attempt,
      fault: fault === null ? null : toldSaying(fault, language),
      time: new Date(time).toISOString(),
    })),
  }
}
