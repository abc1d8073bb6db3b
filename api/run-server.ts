import { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { sentence } from '../domain/phrases.ts'
import type { Language } from '../domain/words.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { trustedProxies } from './http/hardening/client-address.ts'
import { limitConnections, serverOptions } from './http/hardening/server-limits.ts'
import type { Installation, Log } from './installation.ts'
import { browserAddress, listening } from './listening.ts'
import { createDemonstrationWitness, demonstrationPolicyIn } from './log/demonstration-witness.ts'
import { readWitnessPolicy } from './log/follow-witnesses.ts'
import { logFilesIn } from './log/log-files.ts'
import { openWitnesses } from './log/open-witnesses.ts'
import { type Sequencer, startSequencer } from './log/start-sequencer.ts'
import { startJobs } from './notifications/jobs/jobs.ts'
import type { Meter } from './operation/meter.ts'
import { createOperation } from './operation/operation.ts'
import { type MetricsServer, serveMetrics } from './operation/serve-metrics.ts'
import { usualBreaches } from './people/sign-in/breached-passwords.ts'
import { createLooks } from './public-record/looks.ts'
import { readPolicyFile } from './read-policy.ts'
import { createLeaving } from './shutdown.ts'
import { steadyClock } from './steady-clock.ts'
import type { StopCause } from './stop-on-signal.ts'
import { taskContextOf } from './task-context.ts'
import { tasks } from './tasks.ts'

/**
 * How a server ends: a balancer that asks `/readyz` often enough sends nobody any more after the first time, and what was
 * taken in is answered within the second.
 */
const noticeMilliseconds = 2_000
const answerMilliseconds = 15_000
/** So long the last line waits for what else starts. */
const mostForLast = 5_000

export interface RunOptions {
  readonly config: Config
  readonly log: Log
  readonly logRequest: (line: object) => void
  readonly origin: string | undefined
  readonly say: (line: string) => void
  /** Of whoever reads what it says. */
  readonly language: Language
  /** Whether it is to be shown: a witness runs beside it where no other is named. */
  readonly isShown: boolean
  /** Counts what the server does, and is served where the settings say; nothing is counted when absent. */
  readonly meter?: Meter | undefined
}

/** Serves a installation over HTTP and works its jobs; gives the way to end both in good order. Rejects when it cannot listen. */
export async function runServer(
  installation: Installation,
  { config, log, logRequest, origin, say, language, isShown, meter }: RunOptions,
): Promise<(cause: StopCause) => Promise<void>> {
  const { publicUrl, gs1CompanyPrefix, trustProxy, allowedHosts, host: hostname, port } = config
  const { now } = installation
  const { identityProvider, licenceKinds, withSubdomains, passwordCost } = config
  const { breachedPasswords: breaches = usualBreaches } = config
  const leaving = createLeaving()
  const { dataFolder, witnessPolicyFile } = config
  const isBeside = isShown && witnessPolicyFile === undefined && config.withoutWitness !== true
  const witnessPolicy = isBeside ? demonstrationPolicyIn(dataFolder) : witnessPolicyFile
  const looks = createLooks({ db: installation.store.system, now, log })
  let sequencer: Sequencer | undefined
  const operation = createOperation(installation, {
    dataFolder,
    leastDiskBytes: config.leastDiskBytes,
    sequencer: () => sequencer?.state(),
    log,
  })
  const app = createApp({
    installation,
    operation,
    looks,
    log,
    now,
    origin,
    identityProvider,
    licenceKinds,
    publicUrl,
    allowedHosts,
    gs1CompanyPrefix,
    trustProxy,
    withSubdomains,
    passwordCost,
    breachedPasswords: breaches === 'off' ? undefined : breaches,
    logRequest: (line) => {
      logRequest(line)
      meter?.answered(line)
    },
    witnessPolicy: async () =>
      witnessPolicy === undefined ? undefined : readWitnessPolicy(witnessPolicy),
    elapsed: steadyClock(),
    isStopping: leaving.isStopping,
  })
  const context = taskContextOf(installation, {
    publicUrl,
    gs1CompanyPrefix,
    allowedHosts,
    log,
    now,
  })
  const jobs = await startJobs({ connection: installation.systemConnection, tasks, context })
  const server = serve({ fetch: app.fetch, hostname, port, serverOptions })
  if (!(server instanceof Server))
    throw new RangeError('Cannot serve: expected a server for HTTP/1')
  limitConnections(server, trustedProxies(trustProxy ?? ''))
  leaving.watch(server)
  let metrics: MetricsServer | undefined
  try {
    await listening(server, config)
    if (meter !== undefined && config.metrics !== undefined) {
      const sources = { state: operation.state, pools: installation.store.load }
      metrics = await serveMetrics(meter, config.metrics, { sources, log })
    }
  } catch (error) {
    await jobs.stop()
    throw error
  }
  // From now on it knows the tables that it started with, and `/readyz` what is wrong.
  void operation.state()
  const listensAt = server.address()
  const bound = typeof listensAt === 'object' && listensAt !== null ? listensAt.port : port
  const files = logFilesIn(dataFolder, config.logKeyFile)
  const beside = createDemonstrationWitness({
    db: installation.store.public,
    dataFolder,
    hear: () => {},
    log,
  })
  const started = startSequencer(
    { connection: installation.logConnection, files, publicUrl, witnessPolicy },
    log,
    () => {
      if (isBeside) void beside.start()
    },
  )
  sequencer = started
  if (isBeside) say(sentence('witness_beside', {}, language))
  const address = browserAddress(hostname, bound)
  const sayWhere = () =>
    publicUrl === undefined
      ? say(sentence('server_running', { address }, language))
      : say(sentence('server_running_behind', { address, open: publicUrl }, language))
  // The last line of a start, and the only address in it: what to open. Whatever reads it, a terminal, a pipe or a file, nothing of the start comes after it.
  void Promise.race([started.heard, sleep(mostForLast, undefined, { ref: false })]).then(() => {
    if (!leaving.isStopping()) sayWhere()
  })
  return async (cause) => {
    const jobsStopped = jobs.stop()
    // Nobody balances what a person ends in a terminal.
    const notice = cause === 'SIGINT' ? 0 : noticeMilliseconds
    await leaving.leave(server, { noticeMilliseconds: notice, answerMilliseconds })
    await looks.flush()
    await jobsStopped
    await started.stop()
    await beside.stop()
    metrics?.stop()
    await installation.close()
  }
}

/** Rejects with all that is wrong with the policy that names the witnesses, if one does; asked before anything is built. */
export async function assertPolicy({ witnessPolicyFile }: Config): Promise<void> {
  if (witnessPolicyFile !== undefined) await openWitnesses(await readPolicyFile(witnessPolicyFile))
}
