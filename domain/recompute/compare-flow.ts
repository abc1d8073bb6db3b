import { balanceFlow } from '../balance-flow.ts'
import type { Flow } from '../flow-report.ts'
import { reportName } from './expected-reports.ts'
import type { Finding } from './finding.ts'
import { cellsFor, type FineCell } from './flow-cells.ts'
import { monthsOf } from './period.ts'
import type { FlowLine } from './report-lines.ts'

/** What came of a report: how many figures it has, and those that do not follow from the events. */
export interface ComparedReport {
  readonly figures: number
  readonly findings: readonly Omit<Finding, 'file' | 'line'>[]
}

/** Makes a flow report anew out of the ledger and holds it against the one that Loomcell gave, figure by figure. */
export function compareFlow(given: FlowLine, cells: readonly FineCell[]): ComparedReport {
  const { organisations, groupBy, from, to } = given
  const own = cellsFor(cells, { organisations, groupBy })
  const right = balanceFlow(own, { groupBy, months: monthsOf(from, to) })
  const report = reportName(given)
  const findings: Omit<Finding, 'file' | 'line'>[] = []
  let figures = 0

  function compare(row: string, expected: Figures, found: Figures): void {
    for (const figure of new Set([...expected.keys(), ...found.keys()])) {
      figures += 1
      const [one = 0, other = 0] = [expected.get(figure), found.get(figure)]
      if (one === other) continue
      const values = { report, row, figure, expected: one ?? 'null', found: other ?? 'null' }
      findings.push({ says: 'recompute_figure_other', values })
    }
  }

  const valuesIn = ({ group }: { readonly group: object }) =>
    groupBy.map((name) => (group as Record<string, string | null>)[name] ?? null)
  // Values may hold anything: only as JSON no two groups are written alike.
  const keyOf = (row: { readonly group: object }) => JSON.stringify(valuesIn(row))
  const nameOf = (row: { readonly group: object }) =>
    valuesIn(row)
      .map((value) => value ?? '-')
      .join(' ') || '-'
  const rows = new Map(right.rows.map((row) => [keyOf(row), row]))
  const told = new Set<string>()
  for (const row of given.rows) {
    const [key, name] = [keyOf(row), nameOf(row)]
    if (told.has(key)) findings.push({ says: 'recompute_row_twice', values: { report, row: name } })
    told.add(key)
    compare(name, figuresOf(rows.get(key)), figuresOf(row))
  }
  for (const [key, row] of rows) if (!told.has(key)) compare(nameOf(row), figuresOf(row), new Map())
  compare('*', figuresOf(right.totals), figuresOf(given.totals))
  if (right.balanced !== given.balanced) {
    const values = {
      report,
      row: '*',
      figure: 'balanced',
      expected: `${right.balanced}`,
      found: `${given.balanced}`,
    }
    findings.push({ says: 'recompute_figure_other', values })
  }
  return { figures, findings }
}

type Figures = ReadonlyMap<string, number | null>

/** Every figure of a row by its name: `inGrams`, `lostGrams.dust`; none of a row that is not there. */
function figuresOf(flow: Flow | undefined): Figures {
  const figures = new Map<string, number | null>()
  for (const name of flow === undefined ? [] : plain) figures.set(name, flow?.[name] ?? null)
  for (const name of ['addedGrams', 'lostGrams'] as const)
    for (const [reason, grams] of Object.entries(flow?.[name] ?? {}))
      figures.set(`${name}.${reason}`, grams)
  return figures
}

const plain = [
  'openingGrams',
  'inGrams',
  'producedGrams',
  'movedInGrams',
  'outGrams',
  'consumedGrams',
  'movedOutGrams',
  'weighingDifferenceGrams',
  'closingGrams',
  'processDifferenceGrams',
] as const satisfies readonly (keyof Flow)[]
