import { dayMilliseconds } from '../../domain/hours.ts'
import { readingRules } from '../../domain/line/reading.ts'
import type { Task } from '../notifications/jobs/task.ts'
import { removeOldReadings } from '../store/lines/readings.ts'

/** Removes every night the readings that are older than they are kept; what they add up to by hour stays. */
export const pruneReadings: Task = {
  name: 'prune-readings',
  cron: '23 3 * * *',
  run: async (_payload, { store, now, signal }) => {
    const before = new Date(now().getTime() - readingRules.keptDays * dayMilliseconds)
    while ((await removeOldReadings(store.system, before)) > 0) if (signal?.aborted === true) return
  },
}
