import { localDay } from '../../../domain/local-day.ts'
import type { MeasureCheck, MeasureLine } from '../../../domain/measure/measure.ts'
import {
  type PermitDraw,
  type PermitRow,
  permitsDrawnDown,
} from '../../../domain/measure/permits.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { exportPermitRule } from '../../../workflows/battery/stages/sources.ts'
import { fieldsOfStage } from '../../../workflows/parts-of-stage.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import {
  type PermitNamed,
  readPermitDraws,
  readPermits,
  readPermitsNamed,
} from '../../store/oversight/measures/permits.ts'
import type { MeasureReading } from './measure-report.ts'
import { withinBounds } from './within-bounds.ts'

/** Most permits, most draws and most scans that name one, of one report. */
const mostRecords = 100_000

/** What a permit's draws rest on. */
export const permitSources = [
  exportPermitRule,
  houseRule('What leaves draws from the permit on record, which never falls below zero'),
]

/** Permits with what was drawn from each, and what left on numbers that only a scan names. */
export interface DrawnPermits {
  readonly rows: readonly PermitRow[]
  /** By organisation and number, which is the key of their row. */
  readonly named: readonly (readonly [string, readonly PermitNamed[]])[]
  readonly lines: readonly MeasureLine[]
}

/** Reads them for a measure. Throws a RefusedError where there are too many. */
export async function readDrawnPermits({
  scope,
  asked,
  now,
  streams,
}: MeasureReading): Promise<DrawnPermits> {
  const { db, timeZone } = scope
  const bounded = { ...asked, most: mostRecords + 1 }
  const permits = withinBounds(await readPermits(db, bounded), mostRecords)
  const keys = permits.map(({ key }) => key)
  const draws = withinBounds(await readPermitDraws(db, bounded, keys), mostRecords)
  const scanned = await readPermitsNamed(db, bounded, stagesNaming(streams))
  const found = withinBounds(scanned, mostRecords)
  const named = [...Map.groupBy(found, ({ organisation, number }) => `${organisation}/${number}`)]
  return {
    rows: permitsDrawnDown(permits, draws, localDay(now, { timeZone })),
    named,
    lines: [
      ...draws.map(drawLine),
      ...named.flatMap(([row, own]) => own.map((one) => namedLine(row, one))),
    ],
  }
}

/** That permits are drawn as the books keep them, which are those of now. */
export function permitChecks(
  { rows }: DrawnPermits,
  { asked }: Pick<MeasureReading, 'asked'>,
): readonly MeasureCheck[] {
  if (asked.asOf !== undefined) return []
  return [
    {
      label: words(
        'What is left is what was allowed less every draw, as the books keep it',
        '餘額等於准許重量減去所有支取，與帳目一致',
        '余额等于准许重量减去所有支取，与账目一致',
      ),
      holds: rows.every(({ leftGrams, keptLeftGrams }) => leftGrams === keptLeftGrams),
    },
  ]
}

/** How draws of permits are counted. */
export const permitNotes = [
  words(
    'Allowed = drawn before + in + after the period + left. A permit is drawn by the hand-over whose papers name it, when the goods leave. What left on a number that only a scan names is told in rows of its own, without an allowance: no permit of that number was asked.',
    '准許重量 = 期前、期內及期後支取 + 餘額。文件載有許可證號碼的移交，於貨物離開時支取。只在掃描中註明號碼者另列一行，不設准許重量：系統並未核對該號碼的許可證。',
    '准许重量 = 期前、期内及期后支取 + 余额。文件载有许可证号码的移交，于货物离开时支取。只在扫描中注明号码的另列一行，不设准许重量：系统没有核对该号码的许可证。',
  ),
]

function drawLine({ permit, organisation, handOver, grams, time, at }: PermitDraw): MeasureLine {
  return {
    row: String(permit),
    organisation,
    handOver,
    time: time.toISOString(),
    grams,
    says: when[at],
  }
}

function namedLine(row: string, { organisation, event, time, grams }: PermitNamed): MeasureLine {
  return { row, organisation, event, time: time.toISOString(), grams }
}

const when = {
  before: words('before the period', '期前', '期前'),
  within: words('in the period', '期內', '期内'),
  after: words('after the period', '期後', '期后'),
} as const

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
