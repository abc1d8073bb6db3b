import type { FlowReport } from '../../domain/balance-flow.ts'
import { claimedIn, type ReconciledRow } from '../../domain/claim/reconcile.ts'
import type { Flow, FlowGroup } from '../../domain/flow-report.ts'
import { sum } from '../../domain/sum.ts'
import { words } from '../../domain/words.ts'
import { flowQuerySchema, makeFlowReport } from '../inventory/reports/make-flow-report.ts'
import {
  makeReconciliation,
  reconciliationQuerySchema,
} from '../inventory/reports/make-reconciliation.ts'
import { askedPeriod, organisationFor } from './asked.ts'
import type { Call, Command, ExitCode } from './command.ts'

/** What came in, went out, was made, lost and lay there, as the API reports it. */
export const reportFlow: Command = {
  name: 'report flow',
  takes: [],
  summary: words(
    'Report what flowed in a period, this year when no other is named',
    '輸出某段期間的物料流向報告；沒有指明時為本年',
    '输出某段期间的物料流向报告；未指明时为本年',
  ),
  options: ['organisation', 'from', 'to', 'by', 'time-zone', 'json'],
  run: runReportFlow,
}

async function runReportFlow(call: Call): Promise<ExitCode> {
  const { installation, options, terminal } = call
  const query = askedPeriod(call, flowQuerySchema, { groupBy: options.by ?? '' })
  const { organisationKey } = await organisationFor(call)
  const report = await makeFlowReport(
    installation.store.own(organisationKey),
    organisationKey,
    query,
  )
  for (const line of tableOf(report, query.groupBy)) terminal.out(line)
  terminal.out(`Grams from ${query.from} until before ${query.to} (${report.timeZone})`)
  if (!report.balanced) terminal.err('The numbers do not balance: run "check"')
  if (options.json) terminal.out(JSON.stringify({ ...query, ...report }))
  return report.balanced ? 0 : 1
}

const flowColumns: readonly (readonly [string, (flow: Flow) => number | null])[] = [
  ['opening', (flow) => flow.openingGrams],
  ['in', (flow) => flow.inGrams],
  ['added', (flow) => sum(Object.values(flow.addedGrams))],
  ['produced', (flow) => flow.producedGrams],
  ['moved in', (flow) => flow.movedInGrams],
  ['consumed', (flow) => flow.consumedGrams],
  ['lost', (flow) => sum(Object.values(flow.lostGrams))],
  ['moved out', (flow) => flow.movedOutGrams],
  ['out', (flow) => flow.outGrams],
  ['difference', (flow) => flow.weighingDifferenceGrams + flow.processDifferenceGrams],
  ['closing', (flow) => flow.closingGrams],
]

/** The report as lines of text: group columns to the left, grams to the right, the totals last. */
function tableOf({ rows, totals }: FlowReport, groupBy: readonly FlowGroup[]): readonly string[] {
  const cells = [
    [...groupBy, ...flowColumns.map(([name]) => name)],
    ...(groupBy.length === 0 ? [] : rows).map((row) => [
      ...groupBy.map((name) => row.group[name] ?? '-'),
      ...flowColumns.map(([, read]) => read(row)?.toString() ?? '-'),
    ]),
    [
      ...groupBy.map((_, index) => (index === 0 ? 'all' : '')),
      ...flowColumns.map(([, read]) => read(totals)?.toString() ?? '-'),
    ],
  ]
  return alignTable(cells, groupBy.length)
}

/** Credits against claims by site, material and class, as the API reconciles them. */
export const reportReconciliation: Command = {
  name: 'report reconciliation',
  takes: [],
  summary: words(
    'Reconcile recycled credits with claims, this year when no other period is named',
    '將再生料額度與聲稱對帳；沒有指明期間時為本年',
    '将再生料额度与声明对账；未指明期间时为本年',
  ),
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
  const cells = report.rows.map((row) => creditColumns.map(([, read]) => read(row).toString()))
  for (const line of alignTable([creditColumns.map(([name]) => name), ...cells], 3))
    terminal.out(line)
  terminal.out(`Grams from ${period.from} until before ${period.to} (${report.timeZone})`)
  if (!report.balanced) terminal.err('The numbers do not balance: run "check"')
  if (options.json) terminal.out(JSON.stringify({ ...period, ...report }))
  return report.balanced ? 0 : 1
}

const creditColumns: readonly (readonly [string, (row: ReconciledRow) => string | number])[] = [
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

/** Cells as lines of text: the first columns to the left, the numbers behind them to the right. */
function alignTable(cells: readonly (readonly string[])[], leftColumns: number): readonly string[] {
  const widths = cells[0]?.map((_, index) =>
    Math.max(...cells.map((row) => row[index]?.length ?? 0)),
  )
  return cells.map((row) =>
    row
      .map((text, index) => {
        const width = widths?.[index] ?? 0
        return index < leftColumns ? text.padEnd(width) : text.padStart(width)
      })
      .join('  ')
      .trimEnd(),
  )
}
