import { choicesIn, matchWord } from '../../../domain/match-word.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import type { Words } from '../../../domain/words.ts'
import type { Kind } from '../../../workflows/kind.ts'
import { faultOfCell } from './cell-troubles.ts'
import type { OwnColumn } from './headings.ts'
import { partsOf, quoted } from './read-cell.ts'
import { type Cell, ownText } from './sheet-columns.ts'

type Labels = Readonly<Record<string, Words>>

/** The batches of a row: codes separated by semicolons, with as many masses or none. */
export function batchesIn(cells: readonly Cell[], faults: Fault[]): readonly object[] {
  const codes = listIn(cells, 'batch')
  const masses = alike(cells, { name: 'mass_grams', beside: 'batch', codes, faults })
  return codes.map((batch, index) => ({
    batch,
    ...massOf(masses[index], { column: 'mass_grams', faults }),
  }))
}

/** The outputs of a row; one kind may stand for all, and the row's output facts are those of each. */
export function outputsIn(
  cells: readonly Cell[],
  given: { kinds: Readonly<Record<string, Kind>>; outputFacts: object; faults: Fault[] },
): readonly object[] {
  const { kinds, outputFacts, faults } = given
  const codes = listIn(cells, 'output')
  const masses = alike(cells, { name: 'output_mass_grams', beside: 'output', codes, faults })
  const named = listIn(cells, 'output_kind')
  const each =
    named.length === 1
      ? codes.map(() => named[0] ?? '')
      : alike(cells, { name: 'output_kind', beside: 'output', codes, faults })
  if (codes.length === 0) {
    faults.push(
      ...Object.keys(outputFacts).map((name) => faultOf(name, 'cell_without_output', { name })),
    )
  }
  return codes.map((batch, index) => ({
    batch,
    kind: kindOf(kinds, each[index] ?? '', faults),
    facts: outputFacts,
    ...massOf(masses[index], { column: 'output_mass_grams', faults }),
  }))
}

/** Losses of a row: one column for each reason, named by its code or its label. */
export function lossesIn(
  cells: readonly Cell[],
  {
    reasons,
    faults,
    headings,
  }: { reasons: Labels; faults: Fault[]; headings: Map<string, string> },
): readonly object[] {
  return cells.flatMap((cell) => {
    const { column } = cell
    if (column.says !== 'loss') return []
    const reason = matchWord(reasons, column.name) ?? column.name
    if (column.heading !== `loss:${reason}`) headings.set(`loss:${reason}`, column.heading)
    return [{ reason, ...massIn(cell, `loss:${reason}`, faults) }]
  })
}

/** Material that joined from outside: one column for each. */
export function additionsIn(cells: readonly Cell[], faults: Fault[]): readonly object[] {
  return cells.flatMap((cell) => {
    const { says, name } = cell.column
    if (says !== 'addition') return []
    return [{ material: name, ...massIn(cell, `addition:${name}`, faults) }]
  })
}

function massIn(cell: Cell, column: string, faults: Fault[]): { readonly massGrams?: number } {
  const unread = faultOfCell(cell, column, false)
  if (unread === undefined) return massOf(cell.text, { column, faults })
  faults.push(unread)
  return {}
}

function listIn(cells: readonly Cell[], name: OwnColumn): readonly string[] {
  const text = ownText(cells, name)
  return text === undefined ? [] : partsOf(text)
}

/** A list that stands beside another; grams are never shared out by us. */
function alike(
  cells: readonly Cell[],
  given: { name: OwnColumn; beside: OwnColumn; codes: readonly string[]; faults: Fault[] },
): readonly string[] {
  const { name, beside, codes, faults } = given
  const list = listIn(cells, name)
  if (list.length === 0 || list.length === codes.length) return list
  const values = { given: list.length, name, right: codes.length, beside }
  faults.push(faultOf(name, 'cells_unlike', values))
  return []
}

function kindOf(kinds: Readonly<Record<string, Kind>>, text: string, faults: Fault[]): string {
  const labels = Object.fromEntries(Object.entries(kinds).map(([name, { label }]) => [name, label]))
  const kind = matchWord(labels, text)
  if (kind !== undefined) return kind
  const values = {
    what: { says: 'cell_kind' as const },
    given: quoted(text),
    names: choicesIn(labels),
  }
  const fault = faultOf('output_kind', 'cell_names_nothing', values)
  if (faults.every(({ message }) => message !== fault.message)) faults.push(fault)
  return ''
}

function massOf(
  text: string | undefined,
  { column, faults }: { column: string; faults: Fault[] },
): { readonly massGrams?: number } {
  if (text === undefined || text === '') return {}
  if (/^\d{1,15}$/.test(text)) return { massGrams: Number(text) }
  faults.push(faultOf(column, 'cell_not_grams', { given: quoted(text) }))
  return {}
}
