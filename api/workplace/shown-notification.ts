import { type DeadlineKind, deadlineRules } from '../../domain/deadline.ts'
import type { ShownNotification } from '../../web/pages/workplace/work/notifications-section.ts'
import { isId } from '../http/fields.ts'
import { type ReadBy, topicText } from '../notifications/topic-text.ts'
import type { listNotifications } from '../store/notifications/notifications.ts'
import { deadlinePage } from './administration/deadline-page-of.ts'

/** A notification as the work list shows it, with the way to what it is about. */
export function shownNotification(
  {
    topic,
    subject,
    payload,
    createdTime,
    readTime,
  }: Awaited<ReturnType<typeof listNotifications>>[number],
  reader: ReadBy,
): ShownNotification {
  return {
    text: topicText({ topic, subject, payload }, reader),
    time: createdTime.toISOString(),
    isUnread: readTime === null,
    href: pageAbout(topic, subject, payload),
  }
}

/** The page on which somebody sees what they were told of, where there is one. */
function pageAbout(
  topic: string,
  subject: string,
  { recall, kind }: Readonly<Record<string, unknown>>,
): string | undefined {
  if (topic.startsWith('webhook.')) return isId(subject) ? `/work/webhooks/${subject}` : undefined
  if (topic.startsWith('deadline.')) {
    const isKnown = typeof kind === 'string' && Object.hasOwn(deadlineRules, kind)
    return isKnown ? deadlinePage(kind as DeadlineKind, subject) : '/work/deadlines'
  }
  if (topic.startsWith('limit.')) return '/work/deadlines'
  if (topic.startsWith('report.')) return '/work/monthly-reports'
  if (topic === 'key.expiring') return '/work/stations'
  if (topic === 'member.invited') return '/account/members'
  if (topic === 'record.changed') return `/work/batches/${encodeURIComponent(subject)}`
  const isWaiting = topic === 'approval.refused'
  if ((isWaiting || topic.startsWith('hand_over.')) && isId(subject))
    return `/work/hand-overs/${subject}`
  if (topic === 'record.asked') return '/work/questions'
  if (isWaiting) return `/work/batches/${encodeURIComponent(subject)}`
  const isRecall = topic.startsWith('recall.') && typeof recall === 'string' && isId(recall)
  return isRecall ? `/work/recalls/${recall}` : undefined
}
