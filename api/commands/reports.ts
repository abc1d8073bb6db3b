import type { FlowReport } from '../../domain/balance-flow.ts'
import { claimedIn, type ReconciledRow } from '../../domain/claim/reconcile.ts'
import type { Flow, FlowGroup } from '../../domain/flow-report.ts'
import { termOf } from '../../domain/phrases/terms.ts'
import { sentence } from '../../domain/phrases.ts'
import type { Names } from '../../domain/shown-names.ts'
import { sum } from '../../domain/sum.ts'
import { type Language, type Words, words } from '../../domain/words.ts'
import { dayText } from '../../web/pages/local-time.ts'
import { zoneName } from '../../web/pages/zone-name.ts'
import { namesOfAll } from '../../workflows/shown-names.ts'
import {
  makeReconciliation,
  reconciliationQuerySchema,
} from '../inventory/reports/make-reconciliation.ts'
import { namedBooks } from '../oversight/flow/flow-names.ts'
import { plainOriginWords } from '../oversight/flow/flow-words.ts'
import { flowQuerySchema, localDays, makeFlowReport } from '../oversight/flow/make-flow-report.ts'
import { ownScope } from '../oversight/scope.ts'
import { alignTable } from './align-table.ts'
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
  const { installation, options, terminal, language, now } = call
  const query = askedPeriod(call, flowQuerySchema, { groupBy: options.by ?? '' })
  const own = await ownScope(installation.store, await organisationFor(call))
  const report = await makeFlowReport(namedBooks(installation, own), query, now)
  const shown = { language, labels: labelsIn(call) }
  for (const line of tableOf(report, query.groupBy, shown)) terminal.out(line)
  closeReport(call, query, report)
  if (options.json) terminal.out(JSON.stringify({ ...query, ...report }))
  return report.balanced ? 0 : 1
}

/** What stages, materials and kinds are called. In English they keep the codes that the API and scripts know. */
function labelsIn({ installation, language }: Call): Names {
  if (language === 'en') return {}
  const { names = {}, stages = {} } = namesOfAll(installation.streams)
  return Object.assign({}, names, stages, plainOriginWords)
}

/** Says of what a table was, and whether its numbers can be believed. */
function closeReport(
  { terminal, language }: Call,
  { from, to }: { readonly from: string; readonly to: string },
  { timeZone, balanced }: { readonly timeZone: string; readonly balanced: boolean },
): void {
  const days = { from: dayText(from, language), to: dayText(to, language) }
  const zone = timeZone === localDays ? timeZone : zoneName(timeZone, language)
  const period = { ...days, zone }
  terminal.out(sentence('report_period', period, language))
  if (!balanced) terminal.err(sentence('report_unbalanced', {}, language))
}

const flowColumns: readonly (readonly [Words, (flow: Flow) => number | null])[] = [
  [words('opening', '期初', '期初'), (flow) => flow.openingGrams],
  [words('in', '轉入', '转入'), (flow) => flow.inGrams],
  [words('added', '加入', '加入'), (flow) => sum(Object.values(flow.addedGrams))],
  [words('produced', '產出', '产出'), (flow) => flow.producedGrams],
  [words('moved in', '調入', '调入'), (flow) => flow.movedInGrams],
  [words('consumed', '投入', '投入'), (flow) => flow.consumedGrams],
  [words('lost', '損耗', '损耗'), (flow) => sum(Object.values(flow.lostGrams))],
  [words('moved out', '調出', '调出'), (flow) => flow.movedOutGrams],
  [words('out', '轉出', '转出'), (flow) => flow.outGrams],
  [
    words('difference', '差額', '差额'),
    (flow) => flow.weighingDifferenceGrams + flow.processDifferenceGrams,
  ],
  [words('closing', '期末', '期末'), (flow) => flow.closingGrams],
]

const groupWords: Readonly<Record<FlowGroup, Words>> = {
  organisation: words('organisation', '機構', '机构'),
  facility: words('facility', '設施', '设施'),
  estate: words('estate', '工業園', '工业园区'),
  stage: words('stage', '階段', '阶段'),
  stream: words('stream', '流程', '流程'),
  material: words('material', '材料', '材料'),
  kind: words('kind', '種類', '种类'),
  month: words('month', '月份', '月份'),
  partner: words('partner', '對方機構', '对方机构'),
  origin: words('origin', '最初來源', '最初来源'),
}

/** The report as lines of text: group columns to the left, grams to the right, the totals last. */
function tableOf(
  { rows, totals }: FlowReport,
  groupBy: readonly FlowGroup[],
  { language, labels }: { readonly language: Language; readonly labels: Names },
): readonly string[] {
  const shown = (group: FlowGroup, value: string | null | undefined) => {
    if (value === null || value === undefined) return '-'
    return group === 'facility' || group === 'estate' || group === 'month'
      ? value
      : labelOf(value, labels)[language]
  }
  const cells = [
    [
      ...groupBy.map((name) => groupWords[name][language]),
      ...flowColumns.map(([name]) => name[language]),
    ],
    ...(groupBy.length === 0 ? [] : rows).map((row) => [
      ...groupBy.map((name) => shown(name, row.group[name])),
      ...flowColumns.map(([, read]) => read(row)?.toString() ?? '-'),
    ]),
    [
      ...groupBy.map((_, index) => (index === 0 ? sentence('report_all', {}, language) : '')),
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
  const { installation, options, terminal, language } = call
  const period = askedPeriod(call, reconciliationQuerySchema)
  const { organisationKey } = await organisationFor(call)
  const report = await makeReconciliation(
    installation.store.own(organisationKey),
    organisationKey,
    period,
  )
  const labels = labelsIn(call)
  const cells = report.rows.map((row) =>
    creditColumns.map(([, read]) => shownIn(read(row, labels), language)),
  )
  for (const line of alignTable([creditColumns.map(([name]) => name[language]), ...cells], 3))
    terminal.out(line)
  closeReport(call, period, report)
  if (options.json) terminal.out(JSON.stringify({ ...period, ...report }))
  return report.balanced ? 0 : 1
}

/** A name's label; the name itself where it has none. */
function labelOf(name: string, labels: Names): Words {
  return (Object.hasOwn(labels, name) ? labels[name] : undefined) ?? words(name, name, name)
}

function shownIn(value: string | number | Words, language: Language): string {
  return typeof value === 'object' ? value[language] : value.toString()
}

const creditColumns: readonly (readonly [
  Words,
  (row: ReconciledRow, labels: Names) => string | number | Words,
])[] = [
  [words('facility', '設施', '设施'), (row) => row.facility],
  [words('material', '材料', '材料'), (row, labels) => labelOf(row.material, labels)],
  [words('class', '類別', '类别'), (row) => termOf('class', row.class) ?? row.class],
  [words('opening', '期初', '期初'), (row) => row.openingGrams],
  [words('input', '投入', '投入'), (row) => row.recycledInputGrams],
  [words('lost', '損耗', '损耗'), (row) => row.processLossGrams],
  [words('factor', '轉換系數', '转换系数'), (row) => row.conversionFactor ?? '-'],
  [words('by-product', '副產品', '副产品'), (row) => row.byProductGrams],
  [words('reversed', '撤回', '撤回'), (row) => row.takenBackGrams],
  [words('claimed', '已聲稱', '已声明'), claimedIn],
  [words('carried on', '結轉', '结转'), (row) => row.carriedOnGrams],
  [words('closing', '期末', '期末'), (row) => row.closingGrams],
]
