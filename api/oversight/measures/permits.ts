import { dayText } from '../../../domain/local-moment.ts'
import type { PermitRow } from '../../../domain/measure/permits.ts'
import { sumOf } from '../../../domain/sum.ts'
import { words, wordsFrom } from '../../../domain/words.ts'
import type { ReportRow } from '../../outputs/report-table.ts'
import type { PermitNamed } from '../../store/oversight/measures/permits.ts'
import { permitChecks, permitNotes, permitSources, readDrawnPermits } from './drawn-permits.ts'
import type { MeasureReading, MeasureReport } from './measure-report.ts'

/** How export permits were drawn down, and what left on numbers that only a scan names. */
export async function measurePermits(reading: MeasureReading): Promise<MeasureReport> {
  const drawn = await readDrawnPermits(reading)
  return {
    columns,
    rows: [
      ...drawn.rows.map((row) => ({ key: String(row.key), cells: cellsOf(row) })),
      ...drawn.named.map(([key, own]) => ({ key, cells: namedCells(own) })),
    ],
    checks: permitChecks(drawn, reading),
    notes: permitNotes,
    sources: permitSources,
    lines: drawn.lines,
  }
}

const states = {
  holds: words('valid', '有效', '有效'),
  not_yet: words('not valid yet', '尚未生效', '尚未生效'),
  over: words('expired', '已過期', '已过期'),
  withdrawn: words('withdrawn', '已撤回', '已撤回'),
} as const

const columns = [
  { key: 'permit', label: words('Permit', '許可證', '许可证'), width: 1.6 },
  { key: 'organisation', label: words('Organisation', '機構', '机构'), width: 1.4 },
  { key: 'destination', label: words('Destination', '目的地', '目的地'), width: 0.9 },
  { key: 'valid_until', label: words('Until when', '有效期至', '有效期至'), width: 1.1 },
  { key: 'state', label: words('State', '狀態', '状态'), width: 1.1 },
  { key: 'allowed_grams', label: words('Allowed (g)', '准許（克）', '准许（克）'), width: 1.2 },
  {
    key: 'drawn_before_grams',
    label: words('Drawn before (g)', '期前支取（克）', '期前支取（克）'),
    width: 1.2,
  },
  {
    key: 'drawn_grams',
    label: words('Drawn in the period (g)', '期內支取（克）', '期内支取（克）'),
    width: 1.2,
  },
  {
    key: 'drawn_after_grams',
    label: words('Drawn after (g)', '期後支取（克）', '期后支取（克）'),
    width: 1.2,
  },
  { key: 'left_grams', label: words('Left (g)', '餘額（克）', '余额（克）'), width: 1.2 },
  {
    key: 'movements',
    label: words('Hand-overs or events', '移交或事件', '移交或事件'),
    width: 0.9,
  },
]

function cellsOf(row: PermitRow): ReportRow {
  return [
    row.number,
    row.organisation,
    row.destination,
    {
      code: row.validUntil,
      label: wordsFrom((language) => dayText(row.validUntil, language)),
    },
    { code: row.state, label: states[row.state] },
    row.allowedGrams,
    row.beforeGrams,
    row.withinGrams,
    row.afterGrams,
    row.leftGrams,
    row.handOvers,
  ]
}

function namedCells(own: readonly PermitNamed[]): ReportRow {
  const [{ number, organisation } = { number: '', organisation: '' }] = own
  const state = {
    code: 'named_on_scans',
    label: words('only named on scans', '只在掃描中註明', '只在扫描中注明'),
  }
  const grams = sumOf(own, (one) => one.grams)
  return [number, organisation, null, null, state, null, null, grams, null, null, own.length]
}
