import { pruneOlderThan } from '../../store/notifications/outbox.ts'
import type { Task } from './task.ts'

const day = 86_400_000

/** How long deliveries can be looked at and sent again, and how long notifications stay, in days. */
export const kept = { deliveryDays: 30, notificationDays: 180 } as const

/** Removes every night what is old: history itself lies in the events and not here. */
export const pruneOutbox: Task = {
  name: 'prune-outbox',
  cron: '17 3 * * *',
  run: async (_payload, { store, now }) => {
    const ago = (days: number) => new Date(now().getTime() - days * day)
    await pruneOlderThan(store.system, {
      entries: ago(kept.deliveryDays),
      notifications: ago(kept.notificationDays),
    })
  },
}
