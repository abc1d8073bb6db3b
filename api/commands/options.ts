import { flowGroups } from '../../domain/flow-report.ts'

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
  by: { type: 'string', value: 'NAMES', says: `a row for each, such as ${flowGroups.join(',')}` },
  'time-zone': { type: 'string', value: 'NAME', says: 'where days begin; UTC when absent' },
  leaked: { type: 'boolean', says: 'drop them although it ends what hangs on them' },
  json: { type: 'boolean', says: 'end with one line of JSON' },
} as const

export type OptionName = keyof typeof optionTable

/** Options as given; what was left out is absent. */
export type Options = {
  readonly [Name in OptionName]?: (typeof optionTable)[Name] extends { multiple: true }
    ? string[]
    : (typeof optionTable)[Name]['type'] extends 'boolean'
      ? boolean
      : string
}
