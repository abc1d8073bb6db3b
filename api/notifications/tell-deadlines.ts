import { addDeadlineNotice, listUntoldDeadlines } from '../store/notifications/deadlines.ts'
import { addOutboxEntries } from '../store/notifications/outbox.ts'
import type { Task } from './jobs/task.ts'

const together = 200

/** Tells organisations of deadlines that are near or have passed, each once in each state. */
export const tellDeadlines: Task = {
  name: 'tell-deadlines',
  cron: '*/10 * * * *',
  run: async (_payload, { store, now, signal }) => {
    for (;;) {
      signal.throwIfAborted()
      const untold = await listUntoldDeadlines(store.system, { now: now(), limit: together })
      for (const deadline of untold) {
        const { organisationKey, kind, subject, dueTime, state } = deadline
        await store.system.transaction().execute(async (tx) => {
          if (!(await addDeadlineNotice(tx, deadline, now()))) return
          const payload = { kind, subject, dueTime: dueTime.toISOString() }
          const topic = state === 'near' ? 'deadline.near' : 'deadline.passed'
          await addOutboxEntries(tx, [{ organisationKey, topic, subject, payload }])
        })
      }
      if (untold.length < together) return
    }
  },
}
