import { kilowattHours, partPercent } from '../../../domain/measure/figure-text.ts'
import type { MeasureCheck, MeasureLine } from '../../../domain/measure/measure.ts'
import { sumOf } from '../../../domain/sum.ts'
import { words } from '../../../domain/words.ts'
import type { FateLine, FateRow } from '../../../workflows/battery/measure/fate-rows.ts'
import { fateNotes, fateSources, fates } from '../../../workflows/battery/measure/fates.ts'
import { type SecondLife, secondLife } from '../../../workflows/battery/measure/second-life.ts'
import type { ReportRow } from '../../outputs/report-table.ts'
import {
  readLifeEdges,
  readLifeEvents,
  readTakenApart,
} from '../../store/oversight/measures/lives.ts'
import type { MeasureReading, MeasureReport } from './measure-report.ts'
import { withinBounds } from './within-bounds.ts'

/** Most packs of one report: their parts are in memory together. */
const mostPacks = 5_000

/** What became of the packs that came in. Throws a RefusedError where there are too many. */
export async function measureSecondLife(reading: MeasureReading): Promise<MeasureReport> {
  const found = await readSecondLife(reading)
  const { rows, lines, grams } = found
  return {
    columns,
    rows: rows.map((row) => ({ key: row.fate, cells: cellsOf(row, grams) })),
    total: totalOf(found),
    checks: fateChecks(found),
    notes: fateNotes,
    sources: fateSources,
    lines: lines.map(fateLine),
  }
}

/** That no gram and no pack is missing or told twice. */
export function fateChecks({ rows, packs, grams }: SecondLife): readonly MeasureCheck[] {
  return [
    {
      label: words(
        'All rows together are what came in, to the gram',
        '各行重量合計等於收到的重量（準確至克）',
        '各行重量合计等于收到的重量（精确到克）',
      ),
      holds: sumOf(rows, (row) => row.grams) === grams,
    },
    {
      label: words(
        'All rows together are the packs that came in',
        '各行件數合計等於收到的電池組數目',
        '各行件数合计等于收到的电池包数量',
      ),
      holds: sumOf(rows, (row) => row.packs) === packs,
    },
  ]
}

/** The same as figures, for whatever builds upon them. */
export async function readSecondLife({ scope, asked }: MeasureReading): Promise<SecondLife> {
  const { db } = scope
  const edges = await readLifeEdges(db, { ...asked, most: mostPacks + 1 })
  withinBounds(
    edges.filter(({ parent }) => parent === null),
    mostPacks,
  )
  const events = await readLifeEvents(db, asked, [...new Set(edges.map(({ batch }) => batch))])
  const apart = events.filter(({ stage }) => stage === 'dismantled')
  const ids = [...new Set(apart.map(({ event }) => event))]
  return secondLife(edges, events, await readTakenApart(db, ids))
}

const columns = [
  { key: 'fate', label: words('What became of them', '去向', '去向'), width: 3 },
  { key: 'packs', label: words('Packs', '電池組', '电池包'), width: 1 },
  { key: 'grams', label: words('Mass (g)', '重量（克）', '重量（克）'), width: 1.4 },
  { key: 'share_percent', label: words('Share (%)', '佔比（%）', '占比（%）'), width: 1 },
  {
    key: 'energy_kilowatt_hours',
    label: words('Measured energy (kWh)', '實測能量（kWh）', '实测能量（kWh）'),
    width: 1.4,
  },
  { key: 'measured', label: words('Parts measured', '已量度部件', '已测量部件'), width: 1 },
  { key: 'not_measured', label: words('Not measured', '未量度', '未测量'), width: 1 },
]

function cellsOf(row: FateRow, of: number): ReportRow {
  return [
    { code: row.fate, label: fates[row.fate] },
    row.packs,
    row.grams,
    partPercent(row.grams, of),
    kilowattHours(row.wattHours),
    row.measured,
    row.unmeasured,
  ]
}

function totalOf({ rows, packs, grams, wattHours }: SecondLife): ReportRow {
  return [
    { code: 'came_in', label: words('Came in', '收到', '收到') },
    packs,
    grams,
    partPercent(grams, grams),
    kilowattHours(wattHours),
    sumOf(rows, ({ measured }) => measured),
    sumOf(rows, ({ unmeasured }) => unmeasured),
  ]
}

/** Where grams of a pack are, with the event that says so. */
export function fateLine({
  fate,
  code,
  organisation,
  event,
  time,
  grams,
  wattHours,
}: FateLine): MeasureLine {
  const energy =
    wattHours === null ? undefined : words(`${wattHours} Wh`, `${wattHours} Wh`, `${wattHours} Wh`)
  return { row: fate, organisation, batch: code, event, time, grams, says: energy }
}
