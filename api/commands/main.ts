import { parseArgs } from 'node:util'
import { faultsIn } from '../../domain/faults-in.ts'
import { RefusedError } from '../../domain/refused.ts'
import { ConfigError, faultInNodeVersion, parseConfig } from '../config.ts'
import { openInstallation } from '../installation.ts'
import { secretFileIn } from '../secret/secret-file.ts'
import { check } from './check.ts'
import { type Command, type ExitCode, type Options, optionTable, type Terminal } from './command.ts'
import { importBench } from './import-bench.ts'
import { importCells } from './import-cells.ts'
import { importScansCommand } from './import-scans.ts'
import { keyAdd, keyRevoke } from './key.ts'
import { facilityAdd, facilityChange, organisationAdd } from './organisation.ts'
import { personInvite, personLink } from './person.ts'
import { personPlatform } from './person-platform.ts'
import { personDisable, personEnable, personSignOut, personUnlink } from './person-standing.ts'
import { reportRecycling } from './report-recycling.ts'
import { reportFlow, reportReconciliation } from './reports.ts'
import { secretDrop } from './secret/secret-drop.ts'
import { secretRotate } from './secret/secret-rotate.ts'
import { secretStatus } from './secret/secret-status.ts'
import { identifySpectra, importSpectra } from './spectra.ts'
import { terminalLanguage } from './terminal-language.ts'

const commands: readonly Command[] = [
  importCells,
  importBench,
  importScansCommand,
  importSpectra,
  identifySpectra,
  check,
  reportFlow,
  reportReconciliation,
  reportRecycling,
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
process.exitCode = await main(process.argv.slice(2))

/** Runs one command on this installation, whether or not a server runs on it, and leaves it as it was. */
async function main(given: readonly string[]): Promise<ExitCode> {
  const called = parseCall(given)
  if (typeof called === 'string') return fail(called, 2)
  const { command, words, options, help } = called
  if (help || command === undefined) {
    terminal.out(helpText(command === undefined ? commands : [command]))
    return help ? 0 : 2
  }
  const fault = faultInNodeVersion(process.version)
  if (fault !== undefined) return fail(fault, 1)
  try {
    const config = parseConfig(process.env)
    const installation = await openInstallation(config, (line, error) => {
      if (error !== undefined) terminal.err(`${line}: ${String(error)}`)
    })
    try {
      const { publicUrl, secret, dataFolder } = config
      const secretFile = secret === undefined ? secretFileIn(dataFolder) : undefined
      const now = installation.now()
      const call = { installation, words, options, terminal, now, publicUrl, secretFile }
      return await command.run(call)
    } finally {
      await installation.close()
    }
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message, 2)
    if (!(error instanceof RefusedError)) return fail(unexpected(command.name, error), 1)
    const told = faultsIn(error.refusal.faults, terminalLanguage(process.env), {})
    return fail(told.map(({ message }) => message).join('\n'), 1)
  }
}

interface Called {
  /** Absent when nothing at all was named. */
  readonly command: Command | undefined
  readonly words: readonly string[]
  readonly options: Options
  readonly help: boolean
}

/** What was asked for, or what is wrong with how it was asked. */
function parseCall(given: readonly string[]): Called | string {
  let parsed: ReturnType<typeof readArguments>
  try {
    parsed = readArguments(given)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  const { positionals, values } = parsed
  const { help = false, ...options } = values
  const typed = positionals.join(' ')
  const command = commands.find(({ name }) => `${typed} `.startsWith(`${name} `))
  if (command === undefined) {
    if (typed === '') return { command, words: [], options, help }
    const names = commands.map(({ name }) => name).join(', ')
    return `Cannot find command "${typed}": there are ${names}`
  }
  const words = positionals.slice(command.name.split(' ').length)
  if (help) return { command, words, options, help }
  return faultIn(command, words, options) ?? { command, words, options, help }
}

function readArguments(given: readonly string[]) {
  return parseArgs({
    args: [...given],
    allowPositionals: true,
    options: { ...optionTable, help: { type: 'boolean', short: 'h' } },
  })
}

function faultIn(
  { name, takes, options: known }: Command,
  words: readonly string[],
  options: Options,
): string | undefined {
  const usage = `expected: loomcell ${[name, ...takes].join(' ')}`
  const foreign = Object.keys(options).filter((option) => !known.some((one) => one === option))
  if (foreign.length > 0) return `Cannot use --${foreign.join(', --')} with "${name}": ${usage}`
  const right = words.length === takes.length && words.every((word) => word.trim() !== '')
  return right ? undefined : `Cannot run "${name}" with ${words.length} words: ${usage}`
}

function helpText(shown: readonly Command[]): string {
  const lines = shown.map(
    ({ name, takes, summary }) => `  ${[name, ...takes].join(' ').padEnd(28)} ${summary}`,
  )
  const named = new Set(shown.flatMap(({ options }) => options))
  const options = Object.entries(optionTable).flatMap(([name, option]) => {
    if (![...named].some((one) => one === name)) return []
    const value = 'value' in option ? ` ${option.value}` : ''
    return [`  ${`--${name}${value}`.padEnd(28)} ${option.says}`]
  })
  const heading = 'npm run -s loomcell -- <command>'
  const codes =
    'Ends with 0 when done, 1 when something was refused or differs, 2 when not understood.'
  return [heading, '', ...lines, '', ...options, '', codes].join('\n')
}

/** A refused connection comes as several errors at once, which alone say nothing. */
function unexpected(name: string, error: unknown): string {
  const errors = error instanceof AggregateError ? error.errors : [error]
  const why = errors.map((one) => (one instanceof Error ? one.message : String(one))).join('; ')
  const stack =
    error instanceof Error && process.env.LOG_LEVEL === 'debug' ? error.stack : undefined
  return `Cannot run "${name}": ${stack ?? why}`
}

function fail(message: string, code: ExitCode): ExitCode {
  terminal.err(message)
  return code
}
