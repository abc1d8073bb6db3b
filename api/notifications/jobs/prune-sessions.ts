import { removeEnded } from '../../store/people/own-sessions.ts'
import type { Task } from './task.ts'

/** Removes sessions, links, codes and counted tries that time has ended. */
export const pruneSessions: Task = {
  name: 'prune-sessions',
  cron: '41 3 * * *',
  run: (_payload, { store, now }) => removeEnded(store.auth, now()),
}
