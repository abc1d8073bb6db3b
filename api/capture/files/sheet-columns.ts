import { readHarmless } from '../../../domain/csv.ts'
import { type Fault, faultOf, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../http/problem.ts'
import { mostColumns } from './sheet.ts'

/** Columns that every row has a meaning for, whatever its stage. */
export const ownColumns = [
  'id',
  'stream',
  'stage',
  'facility',
  'event_time',
  'operator',
  'reverses',
  'batch',
  'mass_grams',
  'output',
  'output_kind',
  'output_mass_grams',
] as const
export type OwnColumn = (typeof ownColumns)[number]

/** What the cells of a column say. `either` is a plain name that the row's stage tells a meaning for. */
export type Column =
  | { readonly says: 'own'; readonly name: OwnColumn }
  | {
      readonly says: 'loss' | 'addition' | 'fact' | 'output_fact' | 'either'
      readonly name: string
    }
  | { readonly says: 'nothing'; readonly name: string }

/**
 * Reads a table's header. Columns of an earlier receipt say nothing, so that a file given back may be sent again.
 * Throws a RefusedError for a column that is missing or there twice, and for too many of them.
 */
export function sheetColumns(header: readonly string[]): readonly Column[] {
  if (header.length > mostColumns) {
    const values = { given: header.length, most: mostColumns }
    throw new RefusedError(refuse('too_large', '', ['table_too_wide', values]))
  }
  const names = header.map((name) => readHarmless(name).trim())
  const faults = [...missingIn(names), ...twiceIn(names)]
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  return names.map(columnOf)
}

const prefixes = {
  'loss:': 'loss',
  'addition:': 'addition',
  'fact:': 'fact',
  'output_fact:': 'output_fact',
} as const

function columnOf(name: string): Column {
  const own = ownColumns.find((one) => one === name)
  if (own !== undefined) return { says: 'own', name: own }
  if (name.startsWith('receipt_')) return { says: 'nothing', name }
  for (const [prefix, says] of Object.entries(prefixes)) {
    if (name.startsWith(prefix)) return { says, name: name.slice(prefix.length).trim() }
  }
  return { says: 'either', name }
}

function missingIn(names: readonly string[]): readonly Fault[] {
  const missing = (['stream', 'stage', 'facility'] as const).filter((name) => !names.includes(name))
  const given = names.slice(0, 12).join(', ').slice(0, 200)
  return missing.map((name) => faultOf(name, 'column_missing', { name, given }))
}

function twiceIn(names: readonly string[]): readonly Fault[] {
  const twice = new Set(names.filter((name, index) => name !== '' && names.indexOf(name) < index))
  return [...twice].map((name) => faultOf(name, 'column_twice', { name }))
}
