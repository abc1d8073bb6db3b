import type { Config } from './config.ts'
import type { Installation } from './installation.ts'
import type { TaskContext } from './notifications/jobs/task.ts'
import { createFairShare } from './notifications/webhooks/fair-share.ts'
import { createResolve } from './notifications/webhooks/resolve.ts'
import { createSend } from './notifications/webhooks/send.ts'

/** Sendings at once for one organisation in one process, of the places that there are for all jobs. */
const mostSendings = 3

/** What the tasks of a server work with. */
export function taskContextOf(
  { store, mailer, secret }: Installation,
  { publicUrl, allowedHosts, log, now }: Pick<Config, 'publicUrl' | 'allowedHosts'> & Clockwork,
): Omit<TaskContext, 'signal'> {
  return {
    store,
    mailer,
    secret,
    publicUrl,
    log,
    now,
    random: Math.random,
    send: createSend({ allowedHosts, resolve: createResolve() }),
    share: createFairShare(mostSendings),
  }
}

type Clockwork = Pick<TaskContext, 'log' | 'now'>
