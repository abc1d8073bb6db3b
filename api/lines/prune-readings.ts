import { dayMilliseconds, hourMilliseconds } from '../../domain/hours.ts'
import { readingRules } from '../../domain/line/reading.ts'
import type { Task } from '../notifications/jobs/task.ts'
import { removeOldReadings } from '../store/lines/readings.ts'

/** Removes every night the readings that are older than they are kept; what they add up to by hour stays. */
export const pruneReadings: Task = {
  name: 'prune-readings',
  cron: '23 3 * * *',
  run: async (_payload, { store, now, signal }) => {
    const { keptDays, mostStateHours } = readingRules
    // The oldest that is still taken is held against those that it may overlap, the longest of which began so much before it.
    const age = keptDays * dayMilliseconds + mostStateHours * hourMilliseconds
    const before = new Date(now().getTime() - age)
    while ((await removeOldReadings(store.system, before)) > 0) if (signal?.aborted === true) return
  },
}
