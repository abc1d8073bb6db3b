import type { FlowReport } from '../../../domain/balance-flow.ts'
import type { Flow } from '../../../domain/flow-report.ts'
import { flowWords } from '../../../domain/ledger-words.ts'
import type { Named } from '../../../domain/local-names.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { underLabel, type Words, words, wordsFrom } from '../../../domain/words.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { sha256 } from '../../digest.ts'
import type { ReportColumn, ReportPlace, ReportTable } from '../../outputs/report-table.ts'
import { anyMaterial, groupCell, groupWords, reasonWords } from './flow-words.ts'
import { localDays, type makeFlowReport } from './make-flow-report.ts'

type Streams = ReadonlyMap<string, LoadedStream>
/** What was reported, with all that it was asked by. */
type Made = Awaited<ReturnType<typeof makeFlowReport>>

/**
 * A flow report as a table: a column for each group, number, reason and material. CSV says it in codes, a spreadsheet and paper in the
 * words of their reader.
 */
export function flowTable(
  report: Made,
  {
    streams,
    partners,
    place,
  }: {
    readonly streams: Streams
    /** Names of partners by slug. */
    readonly partners: ReadonlyMap<string, Named>
    readonly place: ReportPlace
  },
): ReportTable {
  const { from, to, groupBy, rows, totals, asOf, organisations } = report
  const columns = [...numbers, ...named(report, streams)]
  return {
    file: `flow-${from}-to-${to}`,
    title: stockPhrases.flow,
    facts: [
      { label: phrases.organisations, value: organisations.join(', ') },
      { label: phrases.period, value: periodWords(report) },
      { label: phrases.asOf, value: asOf ?? phrases.everything },
      {
        label: phrases.balance,
        value: report.balanced ? stockPhrases.balanced : stockPhrases.unbalanced,
      },
    ],
    columns: [
      ...groupBy.map((group) => ({ key: group, label: groupWords[group], width: 1.6 })),
      ...columns.map(({ key, label }) => ({ key, label: inGrams(label), width: 1 })),
    ],
    rows: rows.map((row) => [
      ...groupBy.map((group) => groupCell(group, row, { streams, partners })),
      ...columns.map(({ read }) => read(row)),
    ]),
    total: [...groupBy.map(() => null), ...columns.map(({ read }) => read(totals))],
    notes: [phrases.how],
    digest: sha256(canonical(report)),
    place,
  }
}

type NumberColumn = Omit<ReportColumn, 'width'> & { readonly read: (flow: Flow) => number | null }

const numbers: readonly NumberColumn[] = [
  number('opening_grams', 'openingGrams'),
  number('in_grams', 'inGrams'),
  number('produced_grams', 'producedGrams'),
  number('moved_in_grams', 'movedInGrams'),
  number('out_grams', 'outGrams'),
  number('consumed_grams', 'consumedGrams'),
  number('moved_out_grams', 'movedOutGrams'),
  number('weighing_difference_grams', 'weighingDifferenceGrams'),
  number('closing_grams', 'closingGrams'),
  number('process_difference_grams', 'processDifferenceGrams'),
]

function number(
  key: string,
  figure: Exclude<keyof Flow, 'addedGrams' | 'lostGrams'>,
): NumberColumn {
  return { key, label: flowWords[figure], read: (flow) => flow[figure] }
}

/** A column for each reason for which mass was lost, and each material that joined a process. */
function named({ rows }: Pick<FlowReport, 'rows'>, streams: Streams): readonly NumberColumn[] {
  const reasons = namesIn(rows, ({ lostGrams }) => lostGrams)
  const materials = namesIn(rows, ({ addedGrams }) => addedGrams)
  return [
    ...reasons.map((reason) => ({
      key: `lost_${reason}_grams`,
      label: underLabel(flowWords.lostGrams, reasonWords(streams, reason)),
      read: (flow: Flow) => flow.lostGrams[reason] ?? 0,
    })),
    ...materials.map((material) => ({
      key: `added_${material}_grams`,
      label: underLabel(flowWords.addedGrams, anyMaterial(streams, material)),
      read: (flow: Flow) => flow.addedGrams[material] ?? 0,
    })),
  ]
}

function namesIn(
  rows: FlowReport['rows'],
  read: (flow: Flow) => Readonly<Record<string, number>>,
): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(read(row))))].sort()
}

const phrases = {
  organisations: words('Organisations', '機構', '机构'),
  period: words('Period', '期間', '期间'),
  asOf: words('As of', '截至', '截至'),
  everything: words(
    'everything recorded until it was made',
    '製備前的所有記錄',
    '制作前的所有记录',
  ),
  balance: words('Balance', '收支', '收支'),
  local: words('by the days of each place', '以各地點的日期計算', '以各地点的日期计算'),
  how: words(
    'Opening + in + made + moved in + found by weighing − out − used − moved out = closing, on every row, unless rows are stages or partners. Used + added = made + lost + process difference, over all rows. Every figure can be recomputed from its events: see docs/reports.md.',
    '除按階段或對方機構分行外，每行均符合：期初 + 轉入 + 產出 + 調入 + 稱重差額 − 轉出 − 投入 − 調出 = 期末；所有行合計：投入 + 加入 = 產出 + 損耗 + 處理差額。每個數字均可由事件重新計算：見 docs/reports.md。',
    '除按阶段或对方机构分行外，每行均符合：期初 + 转入 + 产出 + 调入 + 称重差额 − 转出 − 投入 − 调出 = 期末；所有行合计：投入 + 加入 = 产出 + 损耗 + 处理差额。每个数字均可由事件重新计算：见 docs/reports.md。',
  ),
} as const

/** The days of a half-open period, and where they begin. */
function periodWords({ from, to, timeZone }: Made): Words {
  const until = words(
    `${from} up to, not with, ${to}`,
    `${from} 至 ${to}（不包括當日）`,
    `${from} 至 ${to}（不包括当日）`,
  )
  const zone = timeZone === localDays ? phrases.local : words(timeZone, timeZone, timeZone)
  return wordsFrom((language) => `${until[language]} · ${zone[language]}`)
}

function inGrams(label: Words): Words {
  return words(`${label.en} (g)`, `${label['zh-Hant']}（克）`, `${label['zh-Hans']}（克）`)
}
