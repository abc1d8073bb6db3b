import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { createDeadlines } from './deadlines.ts'
import { createNotifications } from './notifications.ts'
import { createPreferences } from './preferences.ts'
import { createDeliveries } from './webhooks/deliveries.ts'
import type { AllowedHosts } from './webhooks/target.ts'
import { createWebhookChanges } from './webhooks/webhook-changes.ts'
import { createWebhooks } from './webhooks/webhooks.ts'

/** What organisations and people are told: deadlines, notifications, webhooks and their deliveries. */
export function notificationRoutes(
  installation: Installation,
  { now, allowedHosts }: { now: () => Date; allowedHosts: AllowedHosts },
) {
  return new OpenAPIHono<Env>()
    .route('/', createDeadlines(installation, now))
    .route('/', createWebhooks({ installation, now, allowedHosts }))
    .route('/', createWebhookChanges({ installation, now, allowedHosts }))
    .route('/', createDeliveries(installation, now))
    .route('/', createNotifications(installation, now))
    .route('/', createPreferences(installation))
}
