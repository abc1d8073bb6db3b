import { localDay } from '../../../domain/local-day.ts'
import { dayText } from '../../../domain/local-moment.ts'
import type { MeasureLine } from '../../../domain/measure/measure.ts'
import { type PermitRow, permitsDrawnDown } from '../../../domain/measure/permits.ts'
import { houseRule } from '../../../domain/source.ts'
import { sumOf } from '../../../domain/sum.ts'
import { words, wordsFrom } from '../../../domain/words.ts'
import { exportPermitRule } from '../../../workflows/battery/stages/sources.ts'
import { fieldsOfStage } from '../../../workflows/parts-of-stage.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import type { ReportRow } from '../../outputs/report-table.ts'
import {
  type PermitNamed,
  readPermitDraws,
  readPermits,
  readPermitsNamed,
} from '../../store/oversight/measures/permits.ts'
import type { MeasureReading, MeasureReport } from './measure-report.ts'
import { withinBounds } from './within-bounds.ts'

/** Most permits, most draws and most scans that name one, of one report. */
const mostRecords = 100_000

/** What a permit's draws rest on. */
export const permitSources = [
  exportPermitRule,
  houseRule('What leaves draws from the permit on record, which never falls below zero'),
]

/** How export permits were drawn down, and what left on numbers that only a scan names. */
export async function measurePermits(reading: MeasureReading): Promise<MeasureReport> {
  const { scope, asked, now, streams } = reading
  const { db, timeZone } = scope
  const bounded = { ...asked, most: mostRecords + 1 }
  const permits = withinBounds(await readPermits(db, bounded), mostRecords)
  const keys = permits.map(({ key }) => key)
  const draws = withinBounds(await readPermitDraws(db, bounded, keys), mostRecords)
  const rows = permitsDrawnDown(permits, draws, localDay(now, { timeZone }))
  const scanned = await readPermitsNamed(db, bounded, stagesNaming(streams))
  const named = withinBounds(scanned, mostRecords)
  const byNumber = [
    ...Map.groupBy(named, ({ organisation, number }) => `${organisation}/${number}`),
  ]
  const isNow = asked.asOf === undefined
  return {
    columns,
    rows: [
      ...rows.map((row) => ({ key: String(row.key), cells: cellsOf(row) })),
      ...byNumber.map(([key, own]) => ({ key, cells: namedCells(own) })),
    ],
    checks: isNow
      ? [
          {
            label: words(
              'What is left is what was allowed less every draw, as the books keep it',
              '餘額等於准許重量減去所有支取，與帳目一致',
              '余额等于准许重量减去所有支取，与账目一致',
            ),
            holds: rows.every(({ leftGrams, keptLeftGrams }) => leftGrams === keptLeftGrams),
          },
        ]
      : [],
    notes: [
      words(
        'Allowed = drawn before + in + after the period + left. A permit is drawn by the hand-over whose papers name it, when the goods leave. What left on a number that only a scan names is told in rows of its own, without an allowance: no permit of that number was asked.',
        '准許重量 = 期前、期內及期後支取 + 餘額。文件載有許可證號碼的移交，於貨物離開時支取。只在掃描中註明號碼者另列一行，不設准許重量：系統並未核對該號碼的許可證。',
        '准许重量 = 期前、期内及期后支取 + 余额。文件载有许可证号码的移交，于货物离开时支取。只在扫描中注明号码的另列一行，不设准许重量：系统没有核对该号码的许可证。',
      ),
    ],
    sources: permitSources,
    lines: [
      ...draws.map(
        ({ permit, organisation, handOver, grams, time, at }): MeasureLine => ({
          row: String(permit),
          organisation,
          handOver,
          time: time.toISOString(),
          grams,
          says: when[at],
        }),
      ),
      ...byNumber.flatMap(([row, own]) =>
        own.map(
          ({ organisation, event, time, grams }): MeasureLine => ({
            row,
            organisation,
            event,
            time: time.toISOString(),
            grams,
          }),
        ),
      ),
    ],
  }
}

const when = {
  before: words('before the period', '期前', '期前'),
  within: words('in the period', '期內', '期内'),
  after: words('after the period', '期後', '期后'),
} as const

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

/** Stages that ask for the number of a permit. */
function stagesNaming(streams: ReadonlyMap<string, LoadedStream>): readonly string[] {
  const named = [...streams.values()].flatMap(({ allStages }) =>
    Object.entries(allStages).filter(([, stage]) =>
      fieldsOfStage(stage).some(
        ({ name, audience }) => name === 'exportPermit' && audience !== 'holder',
      ),
    ),
  )
  return [...new Set(named.map(([name]) => name))]
}
