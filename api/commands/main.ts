import { type Fault, faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { ConfigError, faultInNodeVersion, parseConfig, settingFaultsIn } from '../config.ts'
import { clock, openInstallation } from '../installation.ts'
import { logFilesIn } from '../log/log-files.ts'
import { secretFileIn } from '../secret/secret-file.ts'
import { terminalLanguage, toldIn } from '../terminal-language.ts'
import { check } from './check.ts'
import type { Command, ExitCode, LoneCall, LoneCommand, Terminal } from './command.ts'
import { exportPeriod } from './export.ts'
import { importBench } from './import-bench.ts'
import { importCells } from './import-cells.ts'
import { importScansCommand } from './import-scans.ts'
import { keyAdd, keyRevoke } from './key.ts'
import { logRetire } from './log/log-retire.ts'
import { logRotate } from './log/log-rotate.ts'
import { logVouch } from './log/log-vouch.ts'
import { assertThere } from './new-installation.ts'
import { facilityAdd, facilityChange, organisationAdd } from './organisation.ts'
import { parseCall } from './parse-call.ts'
import { personInvite, personLink } from './person.ts'
import { personDisable, personEnable, personSignOut, personUnlink } from './person-access.ts'
import { personPlatform } from './person-platform.ts'
import { recompute } from './recompute.ts'
import { reportRecycling } from './report-recycling.ts'
import { reportFlow, reportReconciliation } from './reports.ts'
import { secretDrop } from './secret/secret-drop.ts'
import { secretRotate } from './secret/secret-rotate.ts'
import { secretStatus } from './secret/secret-status.ts'
import { identifySpectra, importSpectra } from './spectra.ts'
import { helpText } from './usage.ts'
import { verify } from './verify.ts'
import { verifyFunding } from './verify-funding.ts'
import { verifyReport } from './verify-report.ts'

const commands: readonly (Command | LoneCommand)[] = [
  importCells,
  importBench,
  importScansCommand,
  importSpectra,
  identifySpectra,
  check,
  verifyReport,
  verifyFunding,
  verify,
  reportFlow,
  reportReconciliation,
  reportRecycling,
  exportPeriod,
  recompute,
  organisationAdd,
  facilityAdd,
  facilityChange,
  keyAdd,
  keyRevoke,
  personInvite,
  personLink,
  personDisable,
  personEnable,
  personSignOut,
  personUnlink,
  personPlatform,
  logRotate,
  logRetire,
  logVouch,
  secretRotate,
  secretStatus,
  secretDrop,
]

const { stdout, stderr } = process
const terminal: Terminal = {
  out: (line) => stdout.write(`${line}\n`),
  err: (line) => stderr.write(`${line}\n`),
  ...(stderr.isTTY ? { draw: (text: string) => stderr.write(`\r\u001b[K${text}`) } : {}),
}
// Whoever reads may have seen enough, as `head` has: what was found still tells with which code it ends.
for (const stream of [stdout, stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
process.exitCode = await main(process.argv.slice(2))

/** Runs one command; on this installation, whether or not a server runs on it, it leaves it as it was. */
async function main(given: readonly string[]): Promise<ExitCode> {
  const language = terminalLanguage(process.env)
  const called = parseCall(commands, given)
  if ('says' in called) return fail(toldIn(language, [called]), 2)
  const { command, words, options, help } = called
  if (help || command === undefined) {
    terminal.out(helpText(command === undefined ? commands : [command], language))
    return help ? 0 : 2
  }
  const fault = faultInNodeVersion(process.version)
  if (fault !== undefined) return fail(toldIn(language, [fault]), 1)
  const call = { words, options, terminal, language, now: clock() }
  try {
    return 'runAlone' in command ? await command.runAlone(call) : await runOn(command, call)
  } catch (error) {
    if (error instanceof ConfigError) return fail(settingFaultsIn(language, error.faults), 2)
    if (!(error instanceof RefusedError))
      return fail(toldIn(language, [unexpected(command.name, error)]), 1)
    return fail(toldIn(language, error.refusal.faults), 1)
  }
}

/** Runs a command on the installation that the settings name. */
async function runOn(command: Command, call: LoneCall): Promise<ExitCode> {
  const config = parseConfig(process.env)
  const { publicUrl, secret, dataFolder } = config
  assertThere(config, call.options)
  const installation = await openInstallation(config, (line, error) => {
    if (error !== undefined) terminal.err(`${line}: ${String(error)}`)
  })
  try {
    const secretFile = secret === undefined ? secretFileIn(dataFolder) : undefined
    const logFiles = logFilesIn(dataFolder, config.logKeyFile)
    return await command.run({ ...call, installation, publicUrl, secretFile, logFiles })
  } finally {
    await installation.close()
  }
}

/** A refused connection comes as several errors at once, which alone say nothing. */
function unexpected(command: string, error: unknown): Fault {
  const errors = error instanceof AggregateError ? error.errors : [error]
  const why = errors.map((one) => (one instanceof Error ? one.message : String(one))).join('; ')
  const stack =
    error instanceof Error && process.env.LOG_LEVEL === 'debug' ? error.stack : undefined
  return faultOf('', 'command_failed', { command, why: stack ?? why })
}

function fail(message: string, code: ExitCode): ExitCode {
  terminal.err(message)
  return code
}
