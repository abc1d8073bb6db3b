import { dayText } from '../../../domain/local-moment.ts'
import type { MeasureLine } from '../../../domain/measure/measure.ts'
import { sentence } from '../../../domain/phrases.ts'
import { rateVerdict } from '../../../domain/rate-verdict.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { sumOf } from '../../../domain/sum.ts'
import { type Words, words, wordsFrom } from '../../../domain/words.ts'
import { exclusions } from '../../../workflows/battery/exclusions.ts'
import {
  type RecyclingRow,
  recyclingYear,
  recyclingYearSources,
} from '../../../workflows/battery/recycling-year.ts'
import { rateFields } from '../../../workflows/battery/stages/closing.ts'
import type { LotBook } from '../../../workflows/battery/stages/lot-book.ts'
import { batteryTargets } from '../../../workflows/battery/targets.ts'
import { materialWords, measureWords } from '../../../workflows/words-of.ts'
import type { ReportCell, ReportRow } from '../../outputs/report-table.ts'
import { readClosedLots } from '../../store/oversight/measures/closed-lots.ts'
import type { MeasureReading, MeasureReport, MeasureRow } from './measure-report.ts'

/** Most lots of one year. */
const mostLots = 20_000

/**
 * Recycling efficiency and recovery of materials per recycler, group of chemistries and calendar year. Whole years count, those that the
 * period touches: a rate of part of a year is none of the law's. Throws a RefusedError where there are too many lots.
 */
export async function measureRecycling(reading: MeasureReading): Promise<MeasureReport> {
  const { asked, scope } = reading
  const years = yearsOf(asked.from, asked.to)
  const found: (readonly [number, string, RecyclingRow])[] = []
  for (const year of years) {
    const lots = await readClosedLots(scope.db, {
      ...asked,
      from: `${year}-01-01`,
      to: `${year + 1}-01-01`,
      most: mostLots + 1,
    })
    if (lots.length > mostLots) {
      const values = { most: mostLots }
      throw new RefusedError(refuse('too_large', '/query/to', ['report_too_large', values]))
    }
    for (const { organisationKey, slug } of scope.organisations) {
      const own = lots
        .filter((lot) => lot.organisationKey === organisationKey)
        .map(({ chemistry, closedAt, book, ...lot }) => ({
          ...lot,
          chemistry: chemistry ?? undefined,
          closedAt: closedAt.toISOString(),
          // Only this stream's own decisions ever wrote it.
          book: book as LotBook,
        }))
      for (const row of recyclingYear(own, year)) found.push([year, slug, row])
    }
  }
  const stream = reading.streams.get('battery')
  const said = { chemistryOf: (code: string) => materialWords(stream, code) }
  return {
    columns: columns.map(({ key, label, width }) => ({ key, label, width })),
    rows: found.flatMap(([year, slug, row]) => rowsOf(row, { year, slug, ...said })),
    checks: [
      {
        label: words(
          'Every group is the sum of its chemistries',
          '每組等於其各化學體系之和',
          '每组等于其各化学体系之和',
        ),
        holds: found.every(([year, slug, row]) => isSumOfParts(row, found, { year, slug })),
      },
    ],
    notes,
    sources: [
      recyclingYearSources.method,
      recyclingYearSources.exclusions,
      ...new Map(batteryTargets.map(({ source }) => [source.text, source])).values(),
    ].filter(({ text }) => !text.includes('Art. 8')),
    lines: found.flatMap(([year, slug, row]) => linesOf(row, { year, slug })),
  }
}

/** Calendar years that half-open days touch. */
function yearsOf(from: string, to: string): readonly number[] {
  const first = Number(from.slice(0, 4))
  const last = to.endsWith('-01-01') ? Number(to.slice(0, 4)) - 1 : Number(to.slice(0, 4))
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

interface Of {
  readonly year: number
  readonly slug: string
}

interface Line extends Of {
  readonly row: RecyclingRow
  readonly rate: RecyclingRow['rates'][number]
  readonly chemistryOf: (code: string) => Words
}

function rowsOf(row: RecyclingRow, of: Omit<Line, 'row' | 'rate'>): readonly MeasureRow[] {
  return row.rates.map((rate) => ({
    key: keyOf(row, rate, of),
    cells: columns.map(({ read }) => read({ ...of, row, rate })) satisfies ReportRow,
  }))
}

function keyOf(row: RecyclingRow, rate: Line['rate'], { year, slug }: Of): string {
  const { metric, subject, due } = rate
  return [slug, year, row.group, row.chemistry ?? 'all', metric, subject, due].join('/')
}

function linesOf(row: RecyclingRow, of: Of): readonly MeasureLine[] {
  return row.rates.flatMap((rate) =>
    row.lots.map(
      (lot): MeasureLine => ({
        row: keyOf(row, rate, of),
        organisation: of.slug,
        batch: lot.code,
        event: lot.closing,
        time: lot.closedAt,
        grams: lot.inputGrams,
        says: words(
          `${lot.countedGrams} g counted`,
          `計入 ${lot.countedGrams} 克`,
          `计入 ${lot.countedGrams} 克`,
        ),
      }),
    ),
  )
}

function isSumOfParts(
  row: RecyclingRow,
  found: readonly (readonly [number, string, RecyclingRow])[],
  { year, slug }: Of,
): boolean {
  if (row.chemistry !== null) return true
  const parts = found.filter(
    ([itsYear, itsSlug, one]) =>
      itsYear === year && itsSlug === slug && one.group === row.group && one !== row,
  )
  return sumOf(parts, ([, , { inputGrams }]) => inputGrams) === row.inputGrams
}

const groups: Readonly<Record<string, Words>> = {
  lithium: words('Lithium-based', '鋰基電池', '锂基电池'),
  'lead-acid': words('Lead-acid', '鉛酸電池', '铅酸电池'),
  'nickel-cadmium': words('Nickel-cadmium', '鎳鎘電池', '镍镉电池'),
  other: words('Other', '其他', '其他'),
}

const all = words('all', '全部', '全部')

const columns: readonly {
  readonly key: string
  readonly label: Words
  readonly width: number
  readonly read: (line: Line) => ReportCell
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
      code: rate.verdict,
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
  read: (line: Line) => ReportCell,
  width = 1,
): (typeof columns)[number] {
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
  const bySubstance = [...Map.groupBy(excluded, ({ substance }) => substance)]
  const said = bySubstance.map(([substance, own]) => {
    const input = sumOf(own, ({ inputGrams }) => inputGrams)
    const output = sumOf(own, ({ outputGrams }) => outputGrams)
    return `${substance} −${input} g in, −${output} g out`
  })
  return said.join('; ')
}

const notes: readonly Words[] = [
  words(
    'Whole calendar years that the period touches. Of all lots of a year: what came in of batteries, dry, against what came out as usable product of them; never a mean of rates. Reagents are in no rate. Black mass counts only as far as the next recycler certified it.',
    '以期間所涉的整個曆年計算。全年各批次合計：投入的電池乾重，對照由其產出的可用產品；絕不取各批平均。試劑不計入任何比率。黑粉只計下游回收商已證明的部分。',
    '以期间所涉的整个日历年计算。全年各批次合计：投入的电池干重，对照由其产出的可用产品；绝不取各批平均。试剂不计入任何比率。黑粉只计下游回收商已证明的部分。',
  ),
  words(
    `Targets are compared unrounded: what misses one never reads as if it met it. Substances are left out by choice of the recycler, by version ${exclusions.version} of the list, and stand beside the rate.`,
    `與目標比較時不作四捨五入：未達標者不會顯示為達標。回收商可選擇不計某些物質（按 ${exclusions.version} 版清單），並列於比率旁。`,
    `与目标比较时不作四舍五入：未达标的不会显示为达标。回收商可选择不计某些物质（按 ${exclusions.version} 版清单），并列于比率旁。`,
  ),
]
