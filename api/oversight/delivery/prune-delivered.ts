import { keptSince } from '../../../domain/delivery/terms.ts'
import type { Task } from '../../notifications/jobs/task.ts'
import { removeDelivered } from '../../store/oversight/delivered.ts'

/** Removes every night the files of monthly reports that were kept for as long as is said; the books stay, of which they can be made again. */
export const pruneDelivered: Task = {
  name: 'prune-delivered-reports',
  cron: '43 3 * * *',
  run: async (_payload, { store, now, signal }) => {
    const before = keptSince(now())
    while ((await removeDelivered(store.system, before)) > 0) if (signal?.aborted === true) return
  },
}
