import { tellDeadlines } from '../deadlines/tell-deadlines.ts'
import { mailNotification } from '../notifications/mail-notification.ts'
import { spreadRecalls } from '../recalls/spread-recall.ts'
import { pruneSessions } from '../sign-in/prune-sessions.ts'
import { deliverWebhook } from '../webhooks/deliver-webhook.ts'
import { distributeOutbox } from './distribute-outbox.ts'
import { pruneOutbox } from './prune-outbox.ts'
import type { Task } from './task.ts'

/** Everything that is done in the background. */
export const tasks: readonly Task[] = [
  distributeOutbox,
  deliverWebhook,
  mailNotification,
  pruneOutbox,
  pruneSessions,
  spreadRecalls,
  tellDeadlines,
]
