import { type ReconciledRow, reconcile } from '../claim/reconcile.ts'
import type { ComparedReport } from './compare-flow.ts'
import { differencesIn } from './compare-json.ts'
import { creditCells } from './credit-cells.ts'
import { reportName } from './expected-reports.ts'
import type { Finding } from './finding.ts'
import type { ReplayedClaims } from './replay-claims.ts'
import type { ReconciliationLine } from './report-lines.ts'

/** Reconciles recycled content anew out of credits, draws and claims, and holds it against what Loomcell gave, figure by figure. */
export function compareReconciliation(
  given: ReconciliationLine,
  { books, processes }: ReplayedClaims,
): ComparedReport {
  const right = reconcile(creditCells(given, books, processes))
  const report = reportName(given)
  const findings: Omit<Finding, 'file' | 'line'>[] = []
  const rows = new Map(right.rows.map((row) => [nameOf(row), row]))
  const told = new Set<string>()
  let figures = 1

  function compare(row: string, expected: object | undefined, found: object | undefined): void {
    figures += 9
    for (const { pointer, ...values } of differencesIn(expected ?? {}, found ?? {})) {
      const figure = pointer.slice(1).replaceAll('/', '.')
      findings.push({
        says: 'recompute_figure_other',
        values: Object.assign({ report, row, figure }, values),
      })
    }
  }

  for (const row of given.rows) {
    const name = nameOf(row)
    if (told.has(name))
      findings.push({ says: 'recompute_row_twice', values: { report, row: name } })
    told.add(name)
    compare(name, rows.get(name), row)
  }
  for (const [name, row] of rows) if (!told.has(name)) compare(name, row, undefined)
  compare('*', { balanced: right.balanced }, { balanced: given.balanced })
  return { figures, findings }
}

/** As JSON, so that no two pools are named alike. */
function nameOf({
  facility,
  material,
  class: name,
}: Pick<ReconciledRow, 'facility' | 'material' | 'class'>): string {
  return JSON.stringify([facility, material, name])
}
