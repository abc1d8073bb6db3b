import { hookedTopics, notifiedTopics, topics } from '../../../domain/topic.ts'
import { distributeEntries, type TopicRoute } from '../../store/notifications/distribute.ts'
import { mostAttempts } from '../webhooks/schedule.ts'
import type { Task } from './task.ts'

/** Entries that are taken in one transaction. */
const most = 200

/**
 * Makes of what waits in the outbox notifications, e-mails and deliveries. Every write into the outbox wakes it; the clock
 * is for what was written while no process could work.
 */
export const distributeOutbox: Task = {
  name: 'distribute-outbox',
  cron: '* * * * *',
  run: async (_payload, { store, now, signal }) => {
    let taken = most
    while (taken === most && !signal.aborted) {
      taken = await store.system.transaction().execute((tx) =>
        distributeEntries(tx, {
          routes,
          hooked: hookedTopics,
          attemptsLeft: mostAttempts,
          most,
          now: now(),
        }),
      )
    }
  },
}

const routes: readonly TopicRoute[] = notifiedTopics.flatMap((topic) =>
  topics[topic].concerns.map((role) => ({ topic, role, mailed: topics[topic].mailed })),
)
