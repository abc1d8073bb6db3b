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
  { store, streams, mailer, secret }: Installation,
  { publicUrl, gs1CompanyPrefix, allowedHosts, log, now }: Settings & Clockwork,
): Omit<TaskContext, 'signal'> {
  return {
    store,
    streams,
    mailer,
    secret,
    publicUrl,
    gs1CompanyPrefix,
    keepsLog: true,
    log,
    now,
    random: Math.random,
    send: createSend({ allowedHosts, resolve: createResolve() }),
    share: createFairShare(mostSendings),
  }
}

type Settings = Pick<Config, 'publicUrl' | 'gs1CompanyPrefix' | 'allowedHosts'>
type Clockwork = Pick<TaskContext, 'log' | 'now'>
