import { add } from '../../../domain/decimal.ts'
import { kilograms, kilowattHours, partPercent } from '../../../domain/measure/figure-text.ts'
import type { MeasureLine } from '../../../domain/measure/measure.ts'
import type { PermitRow } from '../../../domain/measure/permits.ts'
import { sumOf } from '../../../domain/sum.ts'
import { type Words, words } from '../../../domain/words.ts'
import type { FateRow } from '../../../workflows/battery/measure/fate-rows.ts'
import {
  type Fate,
  fateNotes,
  fateSources,
  fates,
} from '../../../workflows/battery/measure/fates.ts'
import type { SecondLife } from '../../../workflows/battery/measure/second-life.ts'
import type { ReportRow } from '../../outputs/report-table.ts'
import type { PermitNamed } from '../../store/oversight/measures/permits.ts'
import { permitChecks, permitNotes, permitSources, readDrawnPermits } from './drawn-permits.ts'
import type { MeasureReading, MeasureReport, MeasureRow } from './measure-report.ts'
import { fateChecks, fateLine, readSecondLife } from './second-life.ts'

/** Fates of a battery that serves again: the row of their energy is the sum of theirs. */
const servesAgain: readonly Fate[] = ['reused', 'repurposed']

/**
 * What became of retired packs and what left on export permits, on one paper. Every figure is that of the measures `second-life` and
 * `permits`, over the same days. Throws a RefusedError where there are too many.
 */
export async function measureDossier(reading: MeasureReading): Promise<MeasureReport> {
  const found = await readSecondLife(reading)
  const permits = await readDrawnPermits(reading)
  const lines = found.lines.map(fateLine)
  const inSecondLife = lines.filter(({ row }) => servesAgain.some((fate) => fate === row))
  return {
    columns,
    rows: [
      { key: 'came_in', cells: cellsOf(cameIn(found), found) },
      ...found.rows.map((row) => ({ key: row.fate, cells: cellsOf(namedFate(row), found) })),
      { key: 'second_life', cells: cellsOf(secondUse(found), found) },
      ...permits.rows.map((row) => ({ key: permitKey(row.key), cells: permitCells(row) })),
      ...permits.named.map(([key, own]) => ({ key: permitKey(key), cells: namedCells(own) })),
    ],
    checks: [...fateChecks(found), ...permitChecks(permits, reading)],
    notes: [...fateNotes, ...permitNotes, note],
    sources: [...fateSources, ...permitSources],
    lines: [
      ...lines.map((line) => under('came_in', line)),
      ...lines,
      ...inSecondLife.map((line) => under('second_life', line)),
      ...permits.lines.map((line) => under(permitKey(line.row), line)),
    ],
  }
}

const columns = [
  { key: 'figure', label: words('Figure', '項目', '项目'), width: 2.6 },
  { key: 'part', label: words('Part', '部分', '部分'), width: 1.2 },
  { key: 'packs', label: words('Packs', '電池組', '电池包'), width: 0.9 },
  {
    key: 'packs_percent',
    label: words('Packs (%)', '佔件數（%）', '占件数（%）'),
    width: 1,
  },
  { key: 'kilograms', label: words('Mass (kg)', '重量（kg）', '重量（kg）'), width: 1.3 },
  { key: 'mass_percent', label: words('Mass (%)', '佔重量（%）', '占重量（%）'), width: 1 },
  {
    key: 'kilowatt_hours',
    label: words('Energy (kWh)', '實測能量（kWh）', '实测能量（kWh）'),
    width: 1.3,
  },
  {
    key: 'energy_percent',
    label: words('Energy (%)', '佔能量（%）', '占能量（%）'),
    width: 1,
  },
  { key: 'not_measured', label: words('Not measured', '未量度', '未测量'), width: 0.9 },
  {
    key: 'allowed_kilograms',
    label: words('Allowed (kg)', '准許（kg）', '准许（kg）'),
    width: 1.3,
  },
  {
    key: 'left_kilograms',
    label: words('Left (kg)', '餘額（kg）', '余额（kg）'),
    width: 1.3,
  },
]

const parts = {
  packs: words('Packs', '電池組', '电池包'),
  second_life: words('Second life', '二次應用', '梯次利用'),
  permit: words('Export permits', '出口許可證', '出口许可证'),
} as const satisfies Record<string, Words>

const note = words(
  'Energy in second life is that of what was reused and repurposed, as the last test before measured it. Permits tell all that left on them during the period, also goods that came in earlier or were no packs, so that they need not equal what is exported above.',
  '二次應用的能量，是再使用及改變用途部分於之前最後一次測試的實測值。許可證列出期內憑證運離的全部貨物，包括較早收到者及並非電池組者，因此不一定等於上方的出口重量。',
  '梯次利用的能量，是再使用和梯次利用部分在之前最后一次测试的实测值。许可证列出期内凭证运离的全部货物，包括较早收到的和不是电池包的，因此不一定等于上方的出口重量。',
)

/** A row about packs: what it is called, and what it comes to. */
interface PackRow extends Pick<FateRow, 'packs' | 'grams' | 'wattHours' | 'unmeasured'> {
  readonly code: string
  readonly label: Words
  readonly part: 'packs' | 'second_life'
}

function namedFate(row: FateRow): PackRow {
  return Object.assign({ code: row.fate, label: fates[row.fate], part: 'packs' as const }, row)
}

function cameIn({ packs, grams, wattHours, rows }: SecondLife): PackRow {
  return {
    code: 'came_in',
    label: words('Came in', '收到', '收到'),
    part: 'packs',
    packs,
    grams,
    wattHours,
    unmeasured: sumOf(rows, (row) => row.unmeasured),
  }
}

function secondUse({ rows }: SecondLife): PackRow {
  const own = rows.filter(({ fate }) => servesAgain.includes(fate))
  return {
    code: 'second_life',
    label: words('In second life', '二次應用合計', '梯次利用合计'),
    part: 'second_life',
    packs: sumOf(own, ({ packs }) => packs),
    grams: sumOf(own, ({ grams }) => grams),
    wattHours: own.map(({ wattHours }) => wattHours).reduce(add),
    unmeasured: sumOf(own, ({ unmeasured }) => unmeasured),
  }
}

function cellsOf(row: PackRow, of: SecondLife): ReportRow {
  return [
    { code: row.code, label: row.label },
    { code: row.part, label: parts[row.part] },
    row.packs,
    partPercent(row.packs, of.packs),
    kilograms(row.grams),
    partPercent(row.grams, of.grams),
    kilowattHours(row.wattHours),
    partPercent(row.wattHours, of.wattHours),
    row.unmeasured,
    null,
    null,
  ]
}

function permitCells(row: PermitRow): ReportRow {
  const name = `${row.number} · ${row.organisation} → ${row.destination}`
  const [allowed, left] = [kilograms(row.allowedGrams), kilograms(row.leftGrams)]
  return permitRow(name, row.withinGrams, { allowed, left })
}

/** What left on a number that only scans name: no permit of that number was asked. */
function namedCells(own: readonly PermitNamed[]): ReportRow {
  const [{ number, organisation } = { number: '', organisation: '' }] = own
  const grams = sumOf(own, (one) => one.grams)
  return permitRow(`${number} · ${organisation}`, grams, { allowed: null, left: null })
}

function permitRow(
  name: string,
  grams: number,
  { allowed, left }: { readonly allowed: string | null; readonly left: string | null },
): ReportRow {
  const part = { code: 'permit', label: parts.permit }
  return [name, part, null, null, kilograms(grams), null, null, null, null, allowed, left]
}

/** Permits have keys of their own, apart from those of fates. */
function permitKey(key: number | string): string {
  return `permit/${key}`
}

function under(row: MeasureRow['key'], line: MeasureLine): MeasureLine {
  return Object.assign({}, line, { row })
}
