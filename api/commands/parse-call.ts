import { parseArgs } from 'node:util'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import type { Command, LoneCommand } from './command.ts'
import { type Options, optionTable } from './options.ts'

/** A command with what it was given. */
export interface Called {
  /** Absent when nothing at all was named. */
  readonly command: Command | LoneCommand | undefined
  readonly words: readonly string[]
  readonly options: Options
  readonly help: boolean
}

/** What was asked for, or what is wrong with how it was asked. */
export function parseCall(
  commands: readonly (Command | LoneCommand)[],
  given: readonly string[],
): Called | Fault {
  let parsed: ReturnType<typeof readArguments>
  try {
    parsed = readArguments(given)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return faultOf('', 'command_unreadable', { why })
  }
  const { positionals, values } = parsed
  const { help = false, ...options } = values
  const typed = positionals.join(' ')
  const command = commands.find(({ name }) => `${typed} `.startsWith(`${name} `))
  if (command === undefined) {
    if (typed === '') return { command, words: [], options, help }
    const there = commands.map(({ name }) => name)
    return faultOf('', 'command_unknown', { command: typed, there })
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
  called: Command | LoneCommand,
  words: readonly string[],
  options: Options,
): Fault | undefined {
  const { name: command, takes, options: known } = called
  const values = { command, usage: `loomcell ${[command, ...takes].join(' ')}` }
  const allowed: readonly string[] = [...known, ...('run' in called ? ['new'] : [])]
  const foreign = Object.keys(options).filter((option) => !allowed.includes(option))
  if (foreign.length > 0) {
    const given = foreign.map((option) => `--${option}`)
    return faultOf('', 'command_option_foreign', { ...values, given })
  }
  const right = words.length === takes.length && words.every((word) => word.trim() !== '')
  return right ? undefined : faultOf('', 'command_words_wrong', { ...values, count: words.length })
}
