import { dayText } from '../../../domain/local-moment.ts'
import { sentence } from '../../../domain/phrases.ts'
import { rateVerdict } from '../../../domain/rate-verdict.ts'
import { sumOf } from '../../../domain/sum.ts'
import { type Words, words, wordsFrom } from '../../../domain/words.ts'
import { type Exclusion, substanceWords } from '../../../workflows/battery/exclusions.ts'
import type { RecyclingRow } from '../../../workflows/battery/recycling-year.ts'
import { rateFields } from '../../../workflows/battery/stages/closing.ts'
import { measureWords } from '../../../workflows/words-of.ts'
import type { ReportCell } from '../../outputs/report-table.ts'

/** Whose year. */
export interface RecyclingOf {
  readonly year: number
  readonly slug: string
}

/** One rate of one row. */
export interface RateLine extends RecyclingOf {
  readonly row: RecyclingRow
  readonly rate: RecyclingRow['rates'][number]
  readonly chemistryOf: (code: string) => Words
}

const groups: Readonly<Record<string, Words>> = {
  lithium: words('Lithium-based', '鋰基電池', '锂基电池'),
  'lead-acid': words('Lead-acid', '鉛酸電池', '铅酸电池'),
  'nickel-cadmium': words('Nickel-cadmium', '鎳鎘電池', '镍镉电池'),
  other: words('Other', '其他', '其他'),
}

const all = words('all', '全部', '全部')

/** What is told of each rate. */
export const rateColumns: readonly {
  readonly key: string
  readonly label: Words
  readonly width: number
  readonly read: (line: RateLine) => ReportCell
}[] = [
  column('organisation', words('Recycler', '回收商', '回收商'), ({ slug }) => slug, 1.6),
  column('year', words('Year', '年份', '年份'), ({ year }) => plain(String(year)), 0.7),
  column(
    'group',
    words('Group', '組別', '组别'),
    ({ row }) => ({ code: row.group, label: groups[row.group] ?? plainWordsOf(row.group) }),
    1.3,
  ),
  column(
    'chemistry',
    words('Chemistry', '化學體系', '化学体系'),
    ({ row: { chemistry }, chemistryOf }) =>
      chemistry === null
        ? { code: 'all', label: all }
        : { code: chemistry, label: chemistryOf(chemistry) },
    1.2,
  ),
  column(
    'measure',
    words('Measure', '指標', '指标'),
    ({ rate: { metric, subject } }) => ({
      code: `${metric} ${subject}`,
      label: measureWords(rateFields[0] ?? {}, metric, subject),
    }),
    2,
  ),
  column(
    'target_percent',
    words('Target (%)', '目標（%）', '目标（%）'),
    ({ rate }) => rate.minimumPercent,
  ),
  column(
    'due',
    words('Binding since or from', '生效日期', '生效日期'),
    ({ rate }) => ({ code: rate.due, label: wordsFrom((language) => dayText(rate.due, language)) }),
    1.2,
  ),
  column('percent', words('Reached (%)', '已達（%）', '已达（%）'), ({ rate }) => rate.percent),
  column(
    'verdict',
    words('Verdict', '結論', '结论'),
    ({ rate }) => ({
      code: rateVerdict(rate),
      label: wordsFrom((language) =>
        sentence(rateVerdict(rate), { day: dayText(rate.due, language) }, language),
      ),
    }),
    1.4,
  ),
  column('counted', words('Counted', '計入', '计入'), ({ rate }) => rate.counted, 1.2),
  column('input', words('Input', '投入', '投入'), ({ rate }) => rate.input, 1.2),
  column(
    'unit',
    words('Unit', '單位', '单位'),
    ({ rate }) => (rate.metric === 'recycling-efficiency' ? 'g' : 'mg'),
    0.6,
  ),
  column(
    'left_out',
    words('Left out by the recycler', '回收商選擇不計', '回收商选择不计'),
    ({ row }) => leftOut(row),
    1.4,
  ),
  column('lots', words('Lots', '批次', '批次'), ({ row }) => row.lots.length, 0.6),
]

function column(
  key: string,
  label: Words,
  read: (line: RateLine) => ReportCell,
  width = 1,
): (typeof rateColumns)[number] {
  return { key, label, width, read }
}

function plain(text: string): ReportCell {
  return { code: text, label: plainWordsOf(text) }
}

function plainWordsOf(text: string): Words {
  return words(text, text, text)
}

/** Substances that the recycler chose to leave out, with their grams in and out. */
function leftOut({ excluded }: RecyclingRow): ReportCell {
  if (excluded.length === 0) return null
  const said = [...Map.groupBy(excluded, ({ substance }) => substance)].map(([substance, own]) => ({
    substance,
    inputGrams: sumOf(own, ({ inputGrams }) => inputGrams),
    outputGrams: sumOf(own, ({ outputGrams }) => outputGrams),
  }))
  const code = said.map((one) => `${one.substance} ${one.inputGrams} ${one.outputGrams}`)
  return {
    code: code.join('; '),
    label: wordsFrom((language) => said.map((one) => exclusionWords(one)[language]).join('; ')),
  }
}

function exclusionWords({ substance, inputGrams, outputGrams }: Exclusion): Words {
  const values = { substance: substanceWords[substance], in: inputGrams, out: outputGrams }
  return wordsFrom((language) => sentence('excluded_told', values, language))
}
