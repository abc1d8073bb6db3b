import { divideRounded, formatDecimal, parseDecimal } from '../../../domain/decimal.ts'
import type { MeasureLine } from '../../../domain/measure/measure.ts'
import { type Metered, type MeteredRow, meteredRows } from '../../../domain/measure/metered.ts'
import { type Words, words } from '../../../domain/words.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { undyedRule, waterlessRule } from '../../../workflows/textile/stages/sources.ts'
import { stageWords } from '../../../workflows/words-of.ts'
import type { ReportRow } from '../../outputs/report-table.ts'
import { readMetered } from '../../store/oversight/measures/metered.ts'
import type { MeasureReading, MeasureReport } from './measure-report.ts'
import { withinBounds } from './within-bounds.ts'

/** Most machine steps of one report. */
const mostSteps = 100_000

/** Water and dye as far as meters and batch cards prove them; what was avoided is said only where there is something to compare with. */
export async function measureAvoided(reading: MeasureReading): Promise<MeasureReport> {
  const { scope, asked, streams } = reading
  const stages = stagesMetered(streams)
  const read = await readMetered(scope.db, asked, { stages, most: mostSteps + 1 })
  const steps = withinBounds(read, mostSteps)
  const rows = meteredRows(steps)
  const isProven = rows.some(({ provenSteps, undyedGrams }) => provenSteps > 0 || undyedGrams > 0)
  return {
    columns,
    rows: rows.map((row) => ({
      key: keyOf(row),
      cells: cellsOf(row, streams.get(row.stream)),
    })),
    checks: [],
    notes: [isProven ? none.compared : none.evidence, how],
    sources: [waterlessRule, undyedRule],
    lines: steps.map((step) => lineOf(step)),
  }
}

const none = {
  evidence: words(
    'There is no evidence of water or dye in this period: no step has a reading with its record. Nothing is said to be avoided.',
    '此期間沒有用水或染料的證據：沒有步驟附有讀數及其紀錄。因此不列出任何省去的用量。',
    '此期间没有用水或染料的证据：没有步骤附有读数及其记录。因此不列出任何省去的用量。',
  ),
  compared: words(
    'What was used is proven as told below. How much water or dye another process would have taken is on no record, so that no avoided amount is said.',
    '以下為已證明的用量。其他工序原本會用多少水或染料並無紀錄，因此不列出避免的用量。',
    '以下为已证明的用量。其他工序原本会用多少水或染料没有记录，因此不列出避免的用量。',
  ),
} as const

const how = words(
  'A step counts as proven with the reading of a meter and the record of it; as undyed with a batch card. Grams are those that the steps made.',
  '附有水錶讀數及其紀錄的步驟才算已證明；附有批次卡的步驟才算未經染色。克數為該等步驟的產出。',
  '附有水表读数及其记录的步骤才算已证明；附有批次卡的步骤才算未经染色。克数为这些步骤的产出。',
)

const columns = [
  { key: 'organisation', label: words('Organisation', '機構', '机构'), width: 1.4 },
  { key: 'stage', label: words('Stage', '階段', '阶段'), width: 1.4 },
  { key: 'steps', label: words('Steps', '步驟', '步骤'), width: 0.8 },
  { key: 'made_grams', label: words('Made (g)', '產出（克）', '产出（克）'), width: 1.2 },
  { key: 'metered_steps', label: words('Metered steps', '有水錶紀錄', '有水表记录'), width: 0.9 },
  { key: 'litres', label: words('Metered (L)', '錄得用水（升）', '计得用水（升）'), width: 1 },
  {
    key: 'litres_per_kilogram',
    label: words('Litres per kg', '每公斤用水（升）', '每千克用水（升）'),
    width: 1,
  },
  {
    key: 'waterless_grams',
    label: words('Proven waterless (g)', '已證明無水（克）', '已证明无水（克）'),
    width: 1.2,
  },
  {
    key: 'undyed_grams',
    label: words('Proven undyed (g)', '已證明未染色（克）', '已证明未染色（克）'),
    width: 1.2,
  },
  { key: 'dyed_steps', label: words('Steps with dye', '使用染料步驟', '使用染料步骤'), width: 0.9 },
]

function cellsOf(row: MeteredRow, stream: LoadedStream | undefined): ReportRow {
  const { provenGrams, litres, provenSteps } = row
  const perKilogram =
    provenGrams === 0
      ? null
      : divideRounded(
          { unscaled: litres.unscaled * 1_000n, places: litres.places },
          parseDecimal(provenGrams),
          3,
        )
  return [
    row.organisation,
    { code: `${row.stream}.${row.stage}`, label: stageWords(stream, row.stage) },
    row.steps,
    row.grams,
    provenSteps,
    provenSteps === 0 ? null : formatDecimal(litres),
    perKilogram,
    row.dryGrams,
    row.undyedGrams,
    row.dyedSteps,
  ]
}

function keyOf({
  organisation,
  stream,
  stage,
}: Pick<Metered, 'organisation' | 'stream' | 'stage'>) {
  return [organisation, stream, stage].join('/')
}

function lineOf(step: Metered): MeasureLine {
  const { organisation, event, time, grams, litres, hasWaterRecord, dyed } = step
  const water = litres === null ? '–' : `${litres} L`
  const record: Words = hasWaterRecord
    ? words('with record', '有紀錄', '有记录')
    : words('no record', '沒有紀錄', '没有记录')
  const dye: Words =
    dyed === null
      ? words('dye not said', '未說明染料', '未说明染料')
      : dyed === 'true'
        ? words('dye used', '使用染料', '使用染料')
        : words('no dye', '無染料', '无染料')
  return {
    row: keyOf(step),
    organisation,
    event,
    time,
    grams,
    says: words(
      `${water}, ${record.en}, ${dye.en}`,
      `${water}，${record['zh-Hant']}，${dye['zh-Hant']}`,
      `${water}，${record['zh-Hans']}，${dye['zh-Hans']}`,
    ),
  }
}

/** Stages that ask how much water a step used. */
function stagesMetered(streams: ReadonlyMap<string, LoadedStream>): readonly string[] {
  const named = [...streams.values()].flatMap(({ allStages }) =>
    Object.entries(allStages).filter(([, { fields }]) =>
      fields.some(({ name }) => name === 'waterLitres'),
    ),
  )
  return [...new Set(named.map(([name]) => name))]
}
