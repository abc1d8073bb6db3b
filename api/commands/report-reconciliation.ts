import { claimedIn, type ReconciledRow } from '../../domain/claim/reconcile.ts'
import { makeReconciliation } from '../inventory/reports/make-reconciliation.ts'
import { reconciliationQuerySchema } from '../inventory/reports/reconciliation-schema.ts'
import { organisationFor } from './acting-for.ts'
import { alignTable } from './align-table.ts'
import { askedPeriod } from './asked-period.ts'
import type { Call, Command, ExitCode } from './command.ts'

/** Credits against claims by site, material and class, as the API reconciles them. */
export const reportReconciliation: Command = {
  name: 'report reconciliation',
  takes: [],
  summary: 'Reconcile recycled credits with claims, this year when no other period is named',
  options: ['organisation', 'from', 'to', 'time-zone', 'json'],
  run: runReportReconciliation,
}

async function runReportReconciliation(call: Call): Promise<ExitCode> {
  const { installation, options, terminal } = call
  const period = askedPeriod(call, reconciliationQuerySchema)
  const { organisationKey } = await organisationFor(call)
  const report = await makeReconciliation(
    installation.store.own(organisationKey),
    organisationKey,
    period,
  )
  const cells = report.rows.map((row) => columns.map(([, read]) => read(row).toString()))
  for (const line of alignTable([columns.map(([name]) => name), ...cells], 3)) terminal.out(line)
  terminal.out(`Grams from ${period.from} until before ${period.to} (${period.timeZone})`)
  if (!report.balanced) terminal.err('The numbers do not balance: run "check"')
  if (options.json) terminal.out(JSON.stringify({ ...period, ...report }))
  return report.balanced ? 0 : 1
}

const columns: readonly (readonly [string, (row: ReconciledRow) => string | number])[] = [
  ['facility', (row) => row.facility],
  ['material', (row) => row.material],
  ['class', (row) => row.class],
  ['opening', (row) => row.openingGrams],
  ['input', (row) => row.recycledInputGrams],
  ['lost', (row) => row.processLossGrams],
  ['factor', (row) => row.conversionFactor ?? '-'],
  ['by-product', (row) => row.byProductGrams],
  ['taken back', (row) => row.takenBackGrams],
  ['claimed', claimedIn],
  ['carried on', (row) => row.carriedOnGrams],
  ['closing', (row) => row.closingGrams],
]
