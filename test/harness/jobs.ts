import pg from 'pg'
import { onTestFinished } from 'vitest'
import { type Jobs, startJobs } from '../../api/notifications/jobs/jobs.ts'
import type { Task, TaskContext } from '../../api/notifications/jobs/task.ts'
import { createFairShare } from '../../api/notifications/webhooks/fair-share.ts'
import { createSend, type SendOptions } from '../../api/notifications/webhooks/send.ts'
import { parseAllowedHosts } from '../../api/notifications/webhooks/target.ts'
import { tasks as allTasks } from '../../api/tasks.ts'
import type { TestInstallation } from './installation.ts'

export interface TestJobsOptions extends Partial<SendOptions> {
  /** Hosts that webhooks may reach though they are inside. */
  readonly allow?: string
  readonly tasks?: readonly Task[]
  readonly context?: Partial<TaskContext>
}

/** The background work of a test's installation, as the server runs it; stopped when the test ends. */
export async function startTestJobs(
  { connection, store, streams, mailer, secret, logged }: TestInstallation,
  { allow = '', tasks = allTasks, context, ...send }: TestJobsOptions = {},
): Promise<Jobs> {
  const jobs = await startJobs({
    connection,
    tasks,
    context: {
      store,
      streams,
      mailer,
      secret,
      publicUrl: undefined,
      gs1CompanyPrefix: undefined,
      keepsLog: false,
      send: createSend({
        allowedHosts: parseAllowedHosts(allow),
        resolve: async () => [],
        ...send,
      }),
      share: createFairShare(3),
      now: () => new Date(),
      random: () => 0,
      log: (line, error) => logged.push(error === undefined ? line : `${line}: ${String(error)}`),
      ...context,
    },
  })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= jobs.stop()
    return stopped
  }
  onTestFinished(stop)
  return { stop }
}

/** Lets time pass for the queue: whatever waits for a later time may run now. */
export async function letTimePass(connection: pg.ClientConfig): Promise<void> {
  await asOwner(connection, [
    `update graphile_worker._private_jobs set run_at = now() where locked_at is null`,
    `notify "jobs:insert", '{"count":10}'`,
  ])
}

/** Runs statements as the owner of the database; gives the rows of the last. */
export async function asOwner(
  connection: pg.ClientConfig,
  statements: readonly string[],
): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    let rows: readonly Record<string, unknown>[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

/** Asks again and again until the answer satisfies; fails with the last answer after 60 s, or as long as said. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  satisfies: (answer: Answer) => boolean,
  { seconds = 60 }: { seconds?: number } = {},
): Promise<Answer> {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (satisfies(answer)) return answer
    if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
