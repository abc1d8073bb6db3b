import { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { type Config, ConfigError, faultInNodeVersion, parseConfig } from './config.ts'
import { prepareFirstStart } from './first-start.ts'
import { trustedProxies } from './hardening/client-address.ts'
import { createLogger } from './hardening/create-logger.ts'
import type { RequestLine } from './hardening/log-requests.ts'
import { limitConnections, serverOptions } from './hardening/server-limits.ts'
import { startJobs } from './jobs/jobs.ts'
import { taskContextOf } from './jobs/task-context.ts'
import { tasks } from './jobs/tasks.ts'
import { openWorkspace } from './workspace.ts'

/** How long requests that are under way may still take when the server stops. */
const busyMilliseconds = 5_000

/** Signals closer together than this are one wish. */
const sameWishMilliseconds = 2_000

await main()

/** Starts Loomcell: settings, database, first organisation, HTTP; and stops all of it cleanly on a signal. */
async function main(): Promise<void> {
  const fault = faultInNodeVersion(process.version)
  if (fault !== undefined) return fail(fault)
  let config: ReturnType<typeof parseConfig>
  try {
    config = parseConfig(process.env)
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message)
    throw error
  }
  const logger = createLogger(config.logLevel)
  const log = (line: string, error?: unknown) =>
    error === undefined ? logger.info(line) : logger.error({ err: error }, line)
  try {
    const workspace = await openWorkspace(config, log)
    const origin = originOf(config)
    const say = (line: string) => process.stdout.write(`${line}\n`)
    await prepareFirstStart(workspace, {
      say,
      now: new Date(),
      empty: process.argv.includes('--empty'),
      ...{ origin, administratorEmail: config.administratorEmail },
    })
    const { publicUrl, gs1CompanyPrefix, trustProxy, allowedHosts } = config
    const now = () => new Date()
    const logRequest = (line: RequestLine) => logger.info(line, 'Answered')
    const links = { publicUrl, gs1CompanyPrefix, allowedHosts }
    const app = createApp({
      workspace,
      log,
      now,
      origin,
      identityProvider: config.identityProvider,
      licenceKinds: config.licenceKinds,
      withSubdomains: config.withSubdomains,
      ...links,
      trustProxy,
      logRequest,
    })
    const context = taskContextOf(workspace, { publicUrl, allowedHosts, log, now })
    const jobs = await startJobs({ connection: workspace.connection, tasks, context })
    const { host: hostname, port } = config
    const server = serve({ fetch: app.fetch, hostname, port, serverOptions }, (address) => {
      say(
        `Loomcell is running on http://${hostname}:${address.port} (API reference: /api/v1/reference)`,
      )
    })
    if (server instanceof Server) limitConnections(server, trustedProxies(trustProxy ?? ''))
    server.on('error', (error) => {
      fail(
        `Cannot listen on ${hostname}:${port}: ${error.message}; set HOST or PORT to one that is free`,
      )
      const leave = jobs.stop().then(() => workspace.close())
      void leave.finally(() => process.exit(1))
    })
    stopOnSignal(async () => {
      const jobsStopped = jobs.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if (!('closeAllConnections' in server)) return
        // Idle keep-alive connections would otherwise hold the server open, and a client that never pauses would too.
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), busyMilliseconds).unref()
      })
      await jobsStopped
      await workspace.close()
    })
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
    logger.debug({ err: error }, 'Start failed')
    process.exit(1)
  }
}

/**
 * Stops once on the first signal; another one later ends the process at once. One that follows within moments is the same
 * wish said twice: on Ctrl-C a terminal signals every process and npm passes the signal on as well.
 */
function stopOnSignal(stop: () => Promise<void>): void {
  let stoppingSince: number | undefined
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stoppingSince !== undefined) {
        if (Date.now() - stoppingSince > sameWishMilliseconds) process.exit(1)
        return
      }
      stoppingSince = Date.now()
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          fail(`Cannot stop cleanly: ${error instanceof Error ? error.message : String(error)}`)
          process.exit(1)
        },
      )
    })
  }
}

/** Where people reach this process; unknown while the port is still any. */
function originOf({ publicUrl, host, port }: Config): string | undefined {
  if (publicUrl !== undefined || port === 0) return publicUrl
  // A browser has no passkeys for a bare address, and everywhere is no address.
  const name = /^(127\.|0\.0\.0\.0$|::1?$)/.test(host) ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}
