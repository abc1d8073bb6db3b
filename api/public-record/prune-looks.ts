import { dayMilliseconds } from '../../domain/hours.ts'
import { lookRules } from '../../domain/look-counts.ts'
import type { Task } from '../notifications/jobs/task.ts'
import { removeOldLooks } from '../store/public-record/looks.ts'

/** Removes every night the counts of records that nobody opens any more. */
export const pruneLooks: Task = {
  name: 'prune-looks',
  cron: '53 3 * * *',
  run: (_payload, { store, now }) =>
    removeOldLooks(store.system, new Date(now().getTime() - lookRules.keptDays * dayMilliseconds)),
}
