import { dayMilliseconds } from '../../../domain/hours.ts'
import { houseRule } from '../../../domain/source.ts'
import type { Task } from '../../notifications/jobs/task.ts'
import { removeUnnamed } from '../../store/evidence/files.ts'

/** How long a file stays that no event names. */
export const unnamedFor = {
  days: 7,
  source: houseRule(
    'A form that was given up leaves its photos behind; a device without a network keeps its own until its scan was recorded and sends them just before it; a scan waits at most a day for signatures',
  ),
} as const

/** Removes files that no event ever named; by the clock, since nothing else says that one will not be named. */
export const pruneFiles: Task = {
  name: 'prune-files',
  cron: '23 * * * *',
  run: async (_, { store, now, log, signal }) => {
    const sentBefore = new Date(now().getTime() - unnamedFor.days * dayMilliseconds)
    let removed = 0
    for (;;) {
      signal.throwIfAborted()
      const gone = await removeUnnamed(store.system, sentBefore)
      removed += gone
      if (gone === 0) break
    }
    if (removed > 0) log(`Removed ${removed} files that no event names`)
  },
}
