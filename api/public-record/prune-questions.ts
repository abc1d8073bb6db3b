import { dayMilliseconds } from '../../domain/hours.ts'
import { questionRules } from '../../domain/question-rules.ts'
import type { Task } from '../notifications/jobs/task.ts'
import { removeOldQuestions } from '../store/public-record/questions.ts'

/** Removes every night what readers asked and nobody dealt with in time: no stranger's address lies about. */
export const pruneQuestions: Task = {
  name: 'prune-questions',
  cron: '47 3 * * *',
  run: (_payload, { store, now }) => {
    const { keptDays } = questionRules
    return removeOldQuestions(store.system, new Date(now().getTime() - keptDays * dayMilliseconds))
  },
}
