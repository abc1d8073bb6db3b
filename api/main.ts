import { destination } from 'pino'
import { faultOf } from '../domain/refusal.ts'
import { RefusedError } from '../domain/refused.ts'
import type { Language } from '../domain/words.ts'
import { sweepLeftBodies } from './capture/files/spooled-body.ts'
import { prepareFirstStart } from './commands/city/first-start.ts'
import { takeUpSecret } from './commands/secret/take-up-secret.ts'
import {
  type Config,
  ConfigError,
  faultInNodeVersion,
  parseConfig,
  settingFaultsIn,
} from './config.ts'
import { endProcess } from './end-process.ts'
import { firstWords } from './first-words.ts'
import { createLogger } from './http/hardening/create-logger.ts'
import { type Installation, openInstallation } from './installation.ts'
import { assertFree, browserAddress } from './listening.ts'
import { openMeter } from './operation/meter.ts'
import { readRelease } from './operation/release.ts'
import { outliveDatabaseFaults } from './outlive-database-faults.ts'
import { assertPolicy, runServer } from './run-server.ts'
import { type StopCause, stopOnSignal } from './stop-on-signal.ts'
import { terminalLanguage, toldIn } from './terminal-language.ts'

/** After a signal the process is gone within this time, whatever happens. */
const mostMilliseconds = 25_000

await main()

/** Starts Loomcell: settings, database, first organisation, HTTP; and stops all of it cleanly on a signal. */
async function main(): Promise<void> {
  const language = terminalLanguage(process.env)
  const fault = faultInNodeVersion(process.version)
  if (fault !== undefined) return fail(toldIn(language, [fault]))
  let config: ReturnType<typeof parseConfig>
  try {
    config = parseConfig(process.env)
  } catch (error) {
    if (error instanceof ConfigError) return fail(settingFaultsIn(language, error.faults))
    throw error
  }
  await start(config, language)
}

async function start(config: Config, language: Language): Promise<void> {
  const out = destination(1)
  const logger = createLogger(config.logLevel, out)
  const log = (line: string, error?: unknown) =>
    error === undefined ? logger.info(line) : logger.error({ err: error }, line)
  outliveDatabaseFaults(process, log)
  const say = (line: string) => process.stdout.write(`${line}\n`)
  let opening: Promise<Installation> | undefined
  // From the first moment, so that a start that is broken off leaves no database server behind.
  let stop = async (_cause: StopCause) => close(opening)
  const isStopping = stopOnSignal((cause) => stop(cause), {
    mostMilliseconds,
    say: (fault) => fail(toldIn(language, [fault])),
  })
  try {
    await assertFree(config)
    if (config.metrics !== undefined) await assertFree(config.metrics)
    await assertPolicy(config)
    await sweepLeftBodies()
    const meter = config.metrics === undefined ? undefined : await openMeter(await readRelease())
    opening = openInstallation(config, log, meter?.recording)
    const installation = await opening
    await takeUpSecret(installation, { now: installation.now(), log })
    const origin = originOf(config)
    const isEmpty = process.argv.includes('--empty')
    await prepareFirstStart(installation, {
      say: firstWords(config, { say, language }),
      watch: say,
      language,
      origin,
      now: installation.now(),
      administratorEmail: config.administratorEmail,
      empty: isEmpty,
    })
    const logRequest = (line: object) => logger.info(line, 'Answered')
    stop = await runServer(installation, {
      config,
      log,
      logRequest,
      origin,
      // By the way of the log: what it wrote before stands before.
      say: (line) => void out.write(`${line}\n`),
      language,
      isShown: !isEmpty,
      meter,
    })
  } catch (error) {
    // Whoever stops us closes what this waited for.
    if (isStopping()) return
    fail(whyNot(error, language))
    logger.debug({ err: error }, 'Start failed')
    await close(opening)
    endProcess(1)
  }
}

async function close(opening: Promise<Installation> | undefined): Promise<void> {
  const installation = await opening?.catch(() => undefined)
  await installation?.close()
}

/** Where people reach this process; unknown while the port is still any. */
function originOf({ publicUrl, host, port }: Config): string | undefined {
  if (publicUrl !== undefined || port === 0) return publicUrl
  return browserAddress(host, port)
}

function whyNot(error: unknown, language: Language): string {
  if (error instanceof RefusedError) return toldIn(language, error.refusal.faults)
  const why = error instanceof Error ? error.message : String(error)
  return toldIn(language, [faultOf('', 'start_failed', { why })])
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}
