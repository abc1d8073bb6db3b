import type { Language, Words } from '../../domain/words.ts'
import type { Installation } from '../installation.ts'
import type { LogFiles } from '../log/log-files.ts'
import type { OptionName, Options } from './options.ts'

/** Something a person does on the command line; the one way a command is found and explained. */
interface Described {
  /** What is typed: `import cells`. */
  readonly name: string
  /** Words it needs after its name, as help shows them. */
  readonly takes: readonly string[]
  readonly summary: Words
  readonly options: readonly OptionName[]
}

/** A command on an installation. */
export interface Command extends Described {
  /** Throws a RefusedError for what the person can mend. */
  readonly run: (call: Call) => Promise<ExitCode>
}

/** A command that needs no installation, and opens none. */
export interface LoneCommand extends Described {
  /** Throws a RefusedError for what the person can mend. */
  readonly runAlone: (call: LoneCall) => Promise<ExitCode>
}

/** 0: done. 1: something was refused, or differences were found. 2: the command was not understood. */
export type ExitCode = 0 | 1 | 2

/** How a command was called. */
export interface LoneCall {
  /** One word for each of `takes`. */
  readonly words: readonly string[]
  readonly options: Options
  readonly terminal: Terminal
  /** Of whoever reads the terminal. */
  readonly language: Language
  readonly now: Date
}

export interface Call extends LoneCall {
  readonly installation: Installation
  /** Where people reach this installation; undefined when nobody said. */
  readonly publicUrl?: string | undefined
  /** The file that keeps the secret; undefined where the settings name it. */
  readonly secretFile?: string | undefined
  /** What the public log keeps beside the database. */
  readonly logFiles: LogFiles
}

/** Where a command speaks. */
export interface Terminal {
  /** A line of the answer. */
  readonly out: (line: string) => void
  /** A line for the person, kept apart from the answer. */
  readonly err: (line: string) => void
  /** Draws over the current line; absent when nobody is watching. */
  readonly draw?: (text: string) => void
}
