import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, parseCronItems, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import {
  bringForward,
  holdPoolAlive,
  openJobPool,
  releaseDeadJobs,
} from '../../store/notifications/jobs.ts'
import { noticeStepsBack } from './notice-steps-back.ts'
import type { Task, TaskContext } from './task.ts'

/** The running background work of one process. */
export interface Jobs {
  /** Takes no further job, waits a moment for those that run, and gives the others back to the queue. */
  stop(): Promise<void>
}

export interface JobsOptions {
  readonly connection: pg.PoolConfig
  readonly tasks: readonly Task[]
  readonly context: Omit<TaskContext, 'signal'>
  /** Jobs that run at once in this process. */
  readonly concurrency?: number
}

/** How long jobs may still take when the process stops, before they are told to. */
const patienceMilliseconds = 2_000

/** How long the queue rests after it broke. */
const restMilliseconds = 5_000

/** How long the end may take in all, as when the database is away: what is not given back is taken over later. */
const mostMilliseconds = 8_000

/** How often jobs of processes that died are looked for. */
const releaseMilliseconds = 15_000

/**
 * Starts the background work of this process. Several processes may work on one queue: each job and each turn of the clock
 * is taken by one of them, and jobs of one that died are taken over within half a minute.
 */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { connection, context } = options
  const { log } = context
  const pool = openJobPool({ connection, log })
  const start = () => startRunner(pool, options)
  const kept = await keepRunning({ start, log, restMilliseconds }).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  const release = () =>
    releaseDeadJobs(pool).catch((error: unknown) => log('Cannot release jobs', error))
  await release()
  const stepBack = noticeStepsBack()
  const watch = async () => {
    const milliseconds = stepBack()
    if (milliseconds > 0) {
      log(`The clock went back by ${Math.round(milliseconds / 1000)} s: waiting jobs go with it`)
      await bringForward(pool, milliseconds).catch((error: unknown) => log(jobsLate, error))
      await kept.restart()
    }
    await release()
  }
  const timer = setInterval(() => void watch(), releaseMilliseconds)
  return {
    stop: async () => {
      clearInterval(timer)
      await Promise.race([kept.stop(), sleep(mostMilliseconds, undefined, { ref: false })])
      await pool.end()
    },
  }
}

async function startRunner(pool: pg.Pool, options: JobsOptions): Promise<Running> {
  const { tasks, context, concurrency = 8 } = options
  const { log } = context
  const events: WorkerEvents = new EventEmitter()
  // The lock lives and dies with the connection that listens for jobs, and comes back with the next.
  events.on('pool:listen:success', ({ workerPool, client }) => {
    // After its own first statement, which it sends right now.
    client.once('drain', () => {
      holdPoolAlive(client, workerPool.id).catch((error: unknown) => log(lockLost, error))
    })
  })
  return run({
    pgPool: pool,
    events,
    concurrency,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: patienceMilliseconds,
    logger: loggerFor(log),
    parsedCronItems: cronItemsOf(tasks),
    taskList: taskListOf(options),
  })
}

function taskListOf({ tasks, context }: JobsOptions): TaskList {
  return Object.fromEntries(
    tasks.map((task) => [
      task.name,
      (payload: unknown, { abortSignal }) => task.run(payload, { ...context, signal: abortSignal }),
    ]),
  )
}

const jobsLate = 'Cannot bring jobs forward; they run when the clock is there again'
const lockLost = 'Cannot show that this process is alive; another may run its jobs a second time'

function cronItemsOf(tasks: readonly Task[]) {
  return parseCronItems(
    tasks.flatMap(({ name, cron }) => (cron === undefined ? [] : [{ task: name, match: cron }])),
  )
}

/** Passes on what went wrong; that a job began or ended is no news. */
function loggerFor(log: TaskContext['log']): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log(`Jobs: ${message}`, meta?.error ?? message)
    else if (level === 'warning') log(`Jobs: ${message}`)
  })
}

/** Something that runs until it is stopped or breaks. */
export interface Running {
  /** Settles when it has ended, by whatever cause. */
  readonly promise: Promise<void>
  stop(): Promise<void>
}

interface KeepOptions {
  readonly start: () => Promise<Running>
  readonly log: (line: string, error?: unknown) => void
  /** How long after it broke it is started again. */
  readonly restMilliseconds: number
}

/**
 * Starts something and starts it again whenever it breaks, until it is stopped. Throws when the first start fails: then it
 * is set up wrongly, while later the database may be away for a time.
 */
async function keepRunning({ start, log, restMilliseconds }: KeepOptions) {
  const stopping = new AbortController()
  let running: Running | undefined = await start()

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await running?.promise.catch(() => {})
      if (stopping.signal.aborted) return
      log('Background work broke off and is started again')
      await sleep(restMilliseconds, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      running = await start().catch((error: unknown) => {
        log('Background work cannot start yet', error)
        return undefined
      })
    }
    await stopIt()
  }

  async function stopIt(): Promise<void> {
    const one = running
    running = undefined
    await one?.stop().catch((error: unknown) => log('Background work broke off', error))
  }

  const watched = watch()
  return {
    /** Ends what runs now; it is started again as after a break. */
    restart: async () => {
      await running?.stop().catch((error: unknown) => log('Background work broke off', error))
    },
    stop: async () => {
      stopping.abort()
      await stopIt()
      await watched
    },
  }
}
