import { divideRounded, parseDecimal } from '../../../domain/decimal.ts'
import {
  addsUp,
  type LossReference,
  type LossVerdict,
  lossAgainst,
  type YieldRow,
  yieldRows,
} from '../../../domain/measure/yields.ts'
import type { Source } from '../../../domain/source.ts'
import { type Words, words } from '../../../domain/words.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { lossWords, stageWords } from '../../../workflows/words-of.ts'
import type { ReportRow } from '../../outputs/report-table.ts'
import { readYields } from '../../store/oversight/measures/yields.ts'
import { gradeMeasureRows } from './grade-rows.ts'
import { mostGrades, readGrades } from './grades.ts'
import type { MeasureReading, MeasureReport, MeasureRow } from './measure-report.ts'
import { yieldLines } from './yield-lines.ts'

/** What every stage made of what went in, and its losses against what is usual or allowed there. */
export async function measureYields(reading: MeasureReading): Promise<MeasureReport> {
  const { scope, asked, streams, row } = reading
  const rows = yieldRows(await readYields(scope.db, asked))
  const told = await readGrades(reading)
  const given = told ?? []
  const references = rows.flatMap((one) => referencesOf(one, streams.get(one.stream)))
  const { lines, count } = await yieldLines(reading, row, given)
  return {
    columns,
    rows: [
      ...rows.flatMap((one) => rowsOf(one, streams.get(one.stream))),
      ...gradeMeasureRows(given, streams),
    ],
    checks: [
      {
        label: words(
          'At every stage: used + added = made + lost + difference',
          '每個階段：投入 + 加入 = 產出 + 損耗 + 差額',
          '每个阶段：投入 + 加入 = 产出 + 损耗 + 差额',
        ),
        holds: rows.every(addsUp),
      },
    ],
    notes: told === undefined ? [...notes, untold] : notes,
    sources: [...new Map(references.map((one) => [one.text, one])).values()],
    isLinked: true,
    lineCount: count,
    lines,
  }
}

const verdicts: Readonly<Record<LossVerdict, Words>> = {
  within: words('within', '在範圍內', '在范围内'),
  below: words('below what is usual', '低於慣常', '低于惯常'),
  above: words('above', '高於範圍', '高于范围'),
  none: words('no reference', '沒有參考值', '没有参考值'),
}

const columns = [
  { key: 'organisation', label: words('Organisation', '機構', '机构'), width: 1.4 },
  { key: 'stage', label: words('Stage', '階段', '阶段'), width: 1.4 },
  { key: 'loss', label: words('Loss or grade', '損耗項目或等級', '损耗项目或等级'), width: 1.4 },
  { key: 'graded_batches', label: words('Graded', '評級批次', '分级批次'), width: 0.8 },
  { key: 'used_grams', label: words('In (g)', '投入（克）', '投入（克）'), width: 1.1 },
  { key: 'added_grams', label: words('Added (g)', '加入（克）', '加入（克）'), width: 1.1 },
  { key: 'made_grams', label: words('Out (g)', '產出（克）', '产出（克）'), width: 1.1 },
  { key: 'lost_grams', label: words('Lost (g)', '損耗（克）', '损耗（克）'), width: 1.1 },
  { key: 'difference_grams', label: words('Difference (g)', '差額（克）', '差额（克）'), width: 1 },
  { key: 'lost_percent', label: words('Lost (%)', '損耗（%）', '损耗（%）'), width: 0.8 },
  {
    key: 'reference_percent',
    label: words('Reference (%)', '參考值（%）', '参考值（%）'),
    width: 1,
  },
  { key: 'verdict', label: words('Against it', '對照結果', '对照结果'), width: 1.1 },
  { key: 'processes', label: words('Processes', '處理次數', '处理次数'), width: 0.8 },
]

function rowsOf(row: YieldRow, stream: LoadedStream | undefined): readonly MeasureRow[] {
  const { organisation, stage, usedGrams, addedGrams, madeGrams, lostGrams } = row
  const of = usedGrams + addedGrams
  const key = [organisation, row.stream, stage].join('/')
  const name = { code: `${row.stream}.${stage}`, label: stageWords(stream, stage) }
  const cells = (
    loss: { readonly code: string; readonly label: Words },
    grams: number,
    reference: LossReference | undefined,
  ): ReportRow => {
    const isAll = loss.code === 'all'
    const verdict = lossAgainst(grams, of, reference)
    return [
      organisation,
      name,
      loss,
      null,
      usedGrams,
      addedGrams,
      isAll ? madeGrams : null,
      grams,
      isAll ? row.differenceGrams : null,
      of === 0 ? null : divideRounded(parseDecimal(100 * grams), parseDecimal(of), 2),
      reference === undefined ? null : bandOf(reference),
      { code: verdict, label: verdicts[verdict] },
      isAll ? row.events : null,
    ]
  }
  const all = { code: 'all', label: words('all', '全部', '全部') }
  return [
    { key, cells: cells(all, lostGrams, usualOf(row, stream)) },
    ...row.reasons.map(({ reason, grams }) => {
      const loss = { code: reason, label: lossWords(stream, stage, reason) }
      return {
        key: `${key}/${reason}`,
        cells: cells(loss, grams, boundOf(row, stream, reason)),
      }
    }),
  ]
}

/** What is usually lost at a stage altogether. */
function usualOf({ stage }: YieldRow, stream: LoadedStream | undefined): LossReference | undefined {
  return stream?.usualLosses?.[stage]
}

/** The most that may be lost for one reason. */
function boundOf(
  { stage }: YieldRow,
  stream: LoadedStream | undefined,
  reason: string,
): LossReference | undefined {
  const bound = stream?.allStages[stage]?.lossBounds?.[reason]
  return bound && { least: undefined, most: bound.mostBasisPoints, source: bound.source }
}

function referencesOf(row: YieldRow, stream: LoadedStream | undefined): readonly Source[] {
  const all = [
    usualOf(row, stream),
    ...row.reasons.map(({ reason }) => boundOf(row, stream, reason)),
  ]
  return all.flatMap((one) => (one === undefined ? [] : [one.source]))
}

function bandOf({ least, most }: LossReference): string {
  const percent = (basisPoints: number) => String(basisPoints / 100)
  return least === undefined ? `≤ ${percent(most)}` : `${percent(least)}–${percent(most)}`
}

const most = String(mostGrades)
const untold = words(
  `More than ${most} grades were given in the period, so none are told: ask for a shorter one.`,
  `期內評定的等級超過 ${most} 個，因此不列出：請選擇較短期間。`,
  `期内评定的等级超过 ${most} 个，因此不列出：请选择较短期间。`,
)

const notes: readonly Words[] = [
  words(
    'A loss is a share of all that went in. References are of the stream, each with its source below; a stage without one says so. A loss outside its reference is a question and no verdict.',
    '損耗按全部投入計算。參考值來自所屬流程，來源列於下方；沒有參考值者會註明。損耗超出參考值只是疑問，並非定論。',
    '损耗按全部投入计算。参考值来自所属流程，来源列于下方；没有参考值的会注明。损耗超出参考值只是疑问，并非定论。',
  ),
  words(
    'Grades are those that a stage gave in the period, each time that it gave one: as many outputs as came out of it, or batches as they were then, by their mass. What nobody has weighed counts without a mass. Grades that only the holder may know are not told.',
    '等級為期內各階段所評定，每次評定均計算：以該階段的產出或當時的批次及其重量計。未稱重者只計數目。只供持有者知悉的等級不列出。',
    '等级为期内各阶段所评定，每次评定都计算：以该阶段的产出或当时的批次及其重量计。未称重的只计数量。只供持有者知悉的等级不列出。',
  ),
]
