import { dayMilliseconds } from '../../../domain/hours.ts'
import { hookedTopics, notifiedTopics, topics } from '../../../domain/topic.ts'
import { distributeEntries, type TopicRoute } from '../../store/notifications/distribute.ts'
import { pruneOlderThan } from '../../store/notifications/outbox.ts'
import { removeEnded } from '../../store/people/own-sessions.ts'
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

/** How long deliveries can be looked at and sent again, and how long notifications stay, in days. */
export const kept = { deliveryDays: 30, notificationDays: 180 } as const

/** Removes every night what is old: history itself lies in the events and not here. */
export const pruneOutbox: Task = {
  name: 'prune-outbox',
  cron: '17 3 * * *',
  run: async (_payload, { store, now }) => {
    const ago = (days: number) => new Date(now().getTime() - days * dayMilliseconds)
    await pruneOlderThan(store.system, {
      entries: ago(kept.deliveryDays),
      notifications: ago(kept.notificationDays),
    })
  },
}

/** Removes sessions, links, codes and counted tries that time has ended. */
export const pruneSessions: Task = {
  name: 'prune-sessions',
  cron: '41 3 * * *',
  run: (_payload, { store, now }) => removeEnded(store.auth, now()),
}
