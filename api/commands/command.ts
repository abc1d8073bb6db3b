import { flowGroups } from '../../domain/flow-report.ts'
import type { Installation } from '../installation.ts'

/** Something a person does on the command line; the one way a command is found, explained and run. */
export interface Command {
  /** What is typed: `import cells`. */
  readonly name: string
  /** Words it needs after its name, as help shows them. */
  readonly takes: readonly string[]
  readonly summary: string
  readonly options: readonly OptionName[]
  /** Throws a RefusedError for what the person can mend. */
  readonly run: (call: Call) => Promise<ExitCode>
}

/** 0: done. 1: something was refused, or differences were found. 2: the command was not understood. */
export type ExitCode = 0 | 1 | 2

export interface Call {
  readonly installation: Installation
  /** One word for each of `takes`. */
  readonly words: readonly string[]
  readonly options: Options
  readonly terminal: Terminal
  readonly now: Date
  /** Where people reach this installation; undefined when nobody said. */
  readonly publicUrl?: string | undefined
  /** The file that keeps the secret; undefined where the settings name it. */
  readonly secretFile?: string | undefined
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

/** Every option of the command line; a command names those that it understands. */
export const optionTable = {
  organisation: { type: 'string', value: 'SLUG', says: 'act for it; the first one when absent' },
  facility: { type: 'string', value: 'CODE', says: 'at it; MAIN or the only one when absent' },
  role: { type: 'string', value: 'ROLE', says: 'what the key may do; administrator when absent' },
  at: { type: 'string', value: 'CODE', says: 'the one facility that the key is bound to' },
  stages: {
    type: 'string',
    value: 'NAMES',
    says: 'the stages that the key is bound to, such as battery.triaged,battery.weighed',
  },
  'signing-key': {
    type: 'string',
    value: 'KEY',
    says: 'Ed25519 public key, base64url, with which every scan must be signed',
  },
  'signing-key-proof': {
    type: 'string',
    value: 'SIGNATURE',
    says: 'of the signing key itself, base64url; what it has to sign is told when it is missing',
  },
  expires: {
    type: 'string',
    value: 'TIME',
    says: 'when the key ends, such as 2027-11-22T00:00:00Z',
  },
  origin: { type: 'string', value: 'TEXT', says: 'who made the records, as pages will show it' },
  'decided-by': { type: 'string', value: 'NAME', says: 'who answers for the grades' },
  fact: {
    type: 'string',
    multiple: true,
    value: 'NAME=VALUE',
    says: 'a fact that holds for every row and has no column, such as testAmbientCelsius=25',
  },
  out: { type: 'string', value: 'FILE', says: 'where to write; beside the file when absent' },
  from: { type: 'string', value: 'DAY', says: 'first day of the period, such as 2026-01-01' },
  to: { type: 'string', value: 'DAY', says: 'first day after the period' },
  year: { type: 'string', value: 'YEAR', says: 'the calendar year; this one when absent' },
  by: { type: 'string', value: 'NAMES', says: `a row for each, such as ${flowGroups.join(',')}` },
  'time-zone': {
    type: 'string',
    value: 'NAME',
    says: 'where days begin; as the organisation says when absent, else UTC',
  },
  jurisdiction: {
    type: 'string',
    value: 'CODE',
    says: 'under whose law it lies, ISO 3166, such as DE; its organisation’s when absent',
  },
  leaked: { type: 'boolean', says: 'drop them although it ends what hangs on them' },
  json: { type: 'boolean', says: 'end with one line of JSON' },
} as const

type OptionName = keyof typeof optionTable

/** Options as given; what was left out is absent. */
export type Options = {
  readonly [Name in OptionName]?: (typeof optionTable)[Name] extends { multiple: true }
    ? string[]
    : (typeof optionTable)[Name]['type'] extends 'boolean'
      ? boolean
      : string
}
