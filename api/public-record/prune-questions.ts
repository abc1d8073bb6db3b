import type { Task } from '../notifications/jobs/task.ts'
import { removeOldQuestions } from '../store/public-record/questions.ts'

/** Removes every night what readers asked once its time is over: no stranger's address lies about. */
export const pruneQuestions: Task = {
  name: 'prune-questions',
  cron: '47 3 * * *',
  run: (_payload, { store, now }) => removeOldQuestions(store.system, now()),
}
