import type { MeasureLine } from '../../../domain/measure/measure.ts'
import { sumOf } from '../../../domain/sum.ts'
import { type Words, words } from '../../../domain/words.ts'
import { exclusions } from '../../../workflows/battery/exclusions.ts'
import {
  type RecyclingRow,
  recyclingYear,
  recyclingYearSources,
} from '../../../workflows/battery/recycling-year.ts'
import type { LotBook } from '../../../workflows/battery/stages/lot-book.ts'
import { batteryTargets } from '../../../workflows/battery/targets.ts'
import { materialWords } from '../../../workflows/words-of.ts'
import type { ReportRow } from '../../outputs/report-table.ts'
import { readClosedLots } from '../../store/oversight/measures/closed-lots.ts'
import type { MeasureReading, MeasureReport, MeasureRow } from './measure-report.ts'
import { type RateLine, type RecyclingOf, rateColumns } from './recycling-columns.ts'
import { withinBounds } from './within-bounds.ts'

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
    const days = { from: `${year}-01-01`, to: `${year + 1}-01-01` }
    const read = await readClosedLots(scope.db, { ...asked, ...days, most: mostLots + 1 })
    const lots = withinBounds(read, mostLots)
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
    columns: rateColumns.map(({ key, label, width }) => ({ key, label, width })),
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

function rowsOf(row: RecyclingRow, of: Omit<RateLine, 'row' | 'rate'>): readonly MeasureRow[] {
  return row.rates.map((rate) => ({
    key: keyOf(row, rate, of),
    cells: rateColumns.map(({ read }) => read({ ...of, row, rate })) satisfies ReportRow,
  }))
}

function keyOf(row: RecyclingRow, rate: RateLine['rate'], { year, slug }: RecyclingOf): string {
  const { metric, subject, due } = rate
  return [slug, year, row.group, row.chemistry ?? 'all', metric, subject, due].join('/')
}

function linesOf(row: RecyclingRow, of: RecyclingOf): readonly MeasureLine[] {
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
  { year, slug }: RecyclingOf,
): boolean {
  if (row.chemistry !== null) return true
  const parts = found.filter(
    ([itsYear, itsSlug, one]) =>
      itsYear === year && itsSlug === slug && one.group === row.group && one !== row,
  )
  return sumOf(parts, ([, , { inputGrams }]) => inputGrams) === row.inputGrams
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
