import { spreadRecalls } from './custody/recalls/spread-recall.ts'
import { pruneFiles } from './evidence/files/prune-files.ts'
import { pruneReadings } from './lines/prune-readings.ts'
import { distributeOutbox, pruneOutbox, pruneSessions } from './notifications/jobs/outbox.ts'
import type { Task } from './notifications/jobs/task.ts'
import { mailNotification } from './notifications/mail-notification.ts'
import { tellDeadlines } from './notifications/tell-deadlines.ts'
import { tellHeldLimits } from './notifications/tell-held-limits.ts'
import { deliverWebhook } from './notifications/webhooks/deliver-webhook.ts'
import { lookForAnomalies } from './oversight/anomalies/find-task.ts'
import { deliverReports } from './oversight/delivery/deliver.ts'
import { pruneDelivered } from './oversight/delivery/prune-delivered.ts'
import { keepSums } from './oversight/flow/keep-sums.ts'
import { keepSummaries } from './oversight/summary/keep-summaries.ts'
import { issuePassports } from './passports/issue-passports.ts'
import { signStatusLists } from './passports/sign-status-lists.ts'
import { pruneLooks } from './public-record/prune-looks.ts'
import { pruneQuestions } from './public-record/prune-questions.ts'

/** Everything that is done in the background. */
export const tasks: readonly Task[] = [
  distributeOutbox,
  deliverWebhook,
  mailNotification,
  pruneOutbox,
  pruneSessions,
  pruneLooks,
  pruneQuestions,
  pruneFiles,
  pruneReadings,
  spreadRecalls,
  tellDeadlines,
  tellHeldLimits,
  issuePassports,
  signStatusLists,
  keepSums,
  lookForAnomalies,
  keepSummaries,
  deliverReports,
  pruneDelivered,
]
