import type { FlowReport } from '../../domain/balance-flow.ts'
import type { Flow, FlowGroup } from '../../domain/flow-report.ts'
import { flowQuerySchema } from '../inventory/reports/flow-schema.ts'
import { makeFlowReport } from '../inventory/reports/make-flow-report.ts'
import { organisationFor } from './acting-for.ts'
import { alignTable } from './align-table.ts'
import { askedPeriod } from './asked-period.ts'
import type { Call, Command, ExitCode } from './command.ts'

/** What came in, went out, was made, lost and lay there, as the API reports it. */
export const reportFlow: Command = {
  name: 'report flow',
  takes: [],
  summary: 'Report what flowed in a period, this year when no other is named',
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
  const { from, to, timeZone } = query
  terminal.out(`Grams from ${from} until before ${to} (${timeZone})`)
  if (!report.balanced) terminal.err('The numbers do not balance: run "check"')
  if (options.json) terminal.out(JSON.stringify({ ...query, ...report }))
  return report.balanced ? 0 : 1
}

const columns: readonly (readonly [string, (flow: Flow) => number | null])[] = [
  ['opening', (flow) => flow.openingGrams],
  ['in', (flow) => flow.inGrams],
  ['added', (flow) => sumOf(flow.addedGrams)],
  ['produced', (flow) => flow.producedGrams],
  ['moved in', (flow) => flow.movedInGrams],
  ['consumed', (flow) => flow.consumedGrams],
  ['lost', (flow) => sumOf(flow.lostGrams)],
  ['moved out', (flow) => flow.movedOutGrams],
  ['out', (flow) => flow.outGrams],
  ['difference', (flow) => flow.weighingDifferenceGrams + flow.processDifferenceGrams],
  ['closing', (flow) => flow.closingGrams],
]

/** The report as lines of text: group columns to the left, grams to the right, the totals last. */
function tableOf({ rows, totals }: FlowReport, groupBy: readonly FlowGroup[]): readonly string[] {
  const cells = [
    [...groupBy, ...columns.map(([name]) => name)],
    ...(groupBy.length === 0 ? [] : rows).map((row) => [
      ...groupBy.map((name) => row.group[name] ?? '-'),
      ...columns.map(([, read]) => read(row)?.toString() ?? '-'),
    ]),
    [
      ...groupBy.map((_, index) => (index === 0 ? 'all' : '')),
      ...columns.map(([, read]) => read(totals)?.toString() ?? '-'),
    ],
  ]
  return alignTable(cells, groupBy.length)
}

function sumOf(byName: Readonly<Record<string, number>>): number {
  return Object.values(byName).reduce((sum, grams) => sum + grams, 0)
}
