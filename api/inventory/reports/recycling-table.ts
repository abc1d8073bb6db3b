import { dayText } from '../../../domain/local-moment.ts'
import { sentence } from '../../../domain/phrases.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { rateVerdict } from '../../../domain/rate-verdict.ts'
import { type Words, words, wordsFrom } from '../../../domain/words.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import {
  type RecyclingRow,
  recyclingYearSources,
} from '../../../workflows/battery/recycling-year.ts'
import { rateFields } from '../../../workflows/battery/stages/closing.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { materialWords, measureWords } from '../../../workflows/words-of.ts'
import { sha256 } from '../../digest.ts'
import type { ReportCell, ReportPlace, ReportTable } from '../../outputs/report-table.ts'

/** What a year's report was asked by. */
export interface RecyclingAsked {
  /** Slug of the recycler. */
  readonly organisation: string
  readonly year: number
  readonly stream: LoadedStream | undefined
  readonly place: ReportPlace
}

/** Rates of recycling as a table: a line for each rate of each row, with what the row was added up from. */
export function recyclingTable(rows: readonly RecyclingRow[], asked: RecyclingAsked): ReportTable {
  const { organisation, year, place } = asked
  return {
    file: `recycling-${year}`,
    title: wordsFrom((language) => `${stockPhrases.recycling[language]} ${year}`),
    facts: [
      { label: words('Organisation', '機構', '机构'), value: organisation },
      { label: stockPhrases.year, value: String(year) },
    ],
    columns: columns.map(({ key, label, width }) => ({ key, label, width })),
    rows: rows.flatMap((row) =>
      row.rates.map((rate) => columns.map(({ read }) => read({ row, rate, asked }))),
    ),
    notes: [stockPhrases.recyclingWhy, ...sources],
    digest: sha256(canonical({ organisation, year, rows })),
    place,
  }
}

interface Line {
  readonly row: RecyclingRow
  readonly rate: RecyclingRow['rates'][number]
  readonly asked: RecyclingAsked
}

interface Column {
  readonly key: string
  readonly label: Words
  readonly width: number
  readonly read: (line: Line) => ReportCell
}

const columns: readonly Column[] = [
  column(
    'organisation',
    words('Organisation', '機構', '机构'),
    ({ asked }) => asked.organisation,
    1.6,
  ),
  column('year', stockPhrases.year, ({ asked }) => String(asked.year)),
  column(
    'group',
    words('Group', '組別', '组别'),
    ({ row }) => ({ code: row.group, label: stockPhrases.recyclingAll }),
    1.4,
  ),
  column(
    'chemistry',
    words('Chemistry', '化學成分', '化学成分'),
    ({ row: { chemistry }, asked }) =>
      chemistry === null
        ? null
        : { code: chemistry, label: materialWords(asked.stream, chemistry) },
    1.4,
  ),
  column(
    'metric',
    words('Measure', '指標', '指标'),
    ({ rate: { metric, subject } }) => ({ code: metric, label: measure(metric, subject) }),
    2.2,
  ),
  column('subject', words('Of', '對象', '对象'), ({ rate }) => rate.subject),
  column(
    'minimum_percent',
    words('Target (%)', '目標（%）', '目标（%）'),
    ({ rate }) => rate.minimumPercent,
  ),
  column(
    'due',
    words('Due', '期限', '期限'),
    ({ rate }) => ({ code: rate.due, label: wordsFrom((language) => dayText(rate.due, language)) }),
    1.3,
  ),
  column('binding', words('Binding', '已生效', '已生效'), ({ rate }) =>
    rate.binding
      ? { code: 'yes', label: words('yes', '是', '是') }
      : { code: 'no', label: words('no', '否', '否') },
  ),
  column('status', words('Against the target', '對照目標', '对照目标'), ({ rate }) => ({
    code: rate.status,
    label: statuses[rate.status],
  })),
  column('percent', words('Reached (%)', '已達（%）', '已达（%）'), ({ rate }) => rate.percent),
  column(
    'open_because',
    words('Open because', '未定原因', '未定原因'),
    ({ rate }) => rate.openBecause.join(' '),
    1.4,
  ),
  column('counted', words('Counted', '計入', '计入'), ({ rate }) => Number(rate.counted)),
  column('input', words('Input', '投入', '投入'), ({ rate }) => Number(rate.input)),
  column(
    'unit',
    words('Unit', '單位', '单位'),
    ({ rate }) => (rate.metric === 'recycling-efficiency' ? 'g' : 'mg'),
    0.7,
  ),
  column(
    'lots',
    words('Lots', '批次', '批次'),
    ({ row }) => row.lots.map(({ code }) => code).join(' '),
    2,
  ),
  column(
    'verdict',
    words('Verdict', '結論', '结论'),
    ({ rate }) => ({
      code: rate.verdict,
      label: wordsFrom((language) =>
        sentence(rateVerdict(rate), { day: dayText(rate.due, language) }, language),
      ),
    }),
    1.4,
  ),
]

const statuses = {
  pass: words('met', '達標', '达标'),
  fail: words('not met', '未達標', '未达标'),
  open: words('open', '未定', '未定'),
} as const

const sources = Object.values(recyclingYearSources).map((source) =>
  words(`Source: ${source.text}`, `來源：${source.text}`, `来源：${source.text}`),
)

function measure(metric: string, subject: string): Words {
  const [field] = rateFields
  return measureWords(field ?? {}, metric, subject)
}

function column(key: string, label: Words, read: Column['read'], width = 1): Column {
  return { key, label, read, width }
}
