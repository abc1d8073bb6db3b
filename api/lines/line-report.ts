import { hourMilliseconds } from '../../domain/hours.ts'
import { type LineFigures, lineFigures, type WorkedShift } from '../../domain/line/line-figures.ts'
import { type LineVersion, versionOn } from '../../domain/line/line-version.ts'
import { cutBefore, readShift, type ShiftWindow, windowOf } from '../../domain/line/shifts.ts'
import { addUp } from '../../domain/line/sums.ts'
import { dayOver } from '../../domain/local-clock.ts'
import { daysAfter } from '../../domain/local-day.ts'
import type { Database } from '../store/database.ts'
import { type SumWindow, sumReasons, sumWindows, type WindowSums } from '../store/lines/hours.ts'
import type { StoredLine } from '../store/lines/lines.ts'

/** Most days of one report. */
export const mostLineDays = 366

/** Days by the clock of the facility; `to` is not included. */
export interface LinePeriod {
  readonly from: string
  readonly to: string
}

export interface ReportedShift {
  readonly window: ShiftWindow
  readonly figures: LineFigures
}

/** A line over days: its figures, whole and by shift, and why. */
export interface LineReport {
  readonly line: StoredLine
  readonly period: LinePeriod
  /** What the line was on the last of these days; before its first version that one. */
  readonly version: LineVersion
  readonly total: LineFigures
  /** Those with readings, oldest first. */
  readonly shifts: readonly ReportedShift[]
  /** Pieces told outside of every shift, which are in no figure: good ones at a last station of these days, bad ones at any. */
  readonly outside: { readonly good: number; readonly bad: number }
  readonly reasons: Awaited<ReturnType<typeof sumReasons>>
  /** The instants between which it lies, UTC ISO 8601. */
  readonly span: SumWindow
}

/** Reads the figures of a line. A shift without readings was not worked: it counts for nothing; of one that runs the hours so far do. */
export async function readLineReport(
  db: Database,
  line: StoredLine,
  { period, now }: { period: LinePeriod; now: Date },
): Promise<LineReport> {
  const { from, to } = period
  const span = { start: startOf(from, line), end: startOf(to, line) }
  // With the day before, whose night shift ends on the first day, and the one after, which may end that of the last.
  const near = plannedShifts(line, { from: daysAfter(from, -1), to: daysAfter(to, 1) })
  const planned = near.filter(({ window: { day } }) => day >= from && day < to)
  const windows = planned.map(({ window }) => window)
  const within = clipped(near, span)
  const asked = [...windows, ...within, span]
  const [rows, reasons] = await Promise.all([
    sumWindows(db, line.lineKey, asked),
    sumReasons(db, line.lineKey, span),
  ])
  const byWindow = Map.groupBy(rows, ({ window }) => window)
  const worked = planned.flatMap(({ window, version }, at): WorkedShift[] => {
    const own = byWindow.get(at)
    if (own === undefined) return []
    return [
      {
        window: soFar(window, now),
        version,
        byStation: new Map(own.map((sums) => [sums.station, sums])),
      },
    ]
  })
  const lasts = new Set(near.map(({ version }) => version.stations.at(-1)?.station))
  const piecesIn = (first: number, count: number) =>
    piecesOf(
      asked.slice(first, first + count).flatMap((_, at) => byWindow.get(first + at) ?? []),
      lasts,
    )
  const whole = piecesIn(asked.length - 1, 1)
  const inside = piecesIn(windows.length, within.length)
  return {
    line,
    period,
    version: versionAt(line, daysAfter(to, -1)),
    total: lineFigures(worked),
    shifts: worked.map((shift) => ({ window: shift.window, figures: lineFigures([shift]) })),
    outside: { good: whole.good - inside.good, bad: whole.bad - inside.bad },
    reasons,
    span,
  }
}

/** What a line was on a day; before its first version that one. */
export function versionAt({ code, versions }: StoredLine, day: string): LineVersion {
  const version = versionOn(versions, day) ?? versions[0]
  if (version === undefined) throw new RangeError(`Cannot show line "${code}": it has no version`)
  return version
}

/** A piece passes every station of a line: it is good once, at the last. */
function piecesOf(
  sums: readonly WindowSums[],
  lasts: ReadonlySet<string | undefined>,
): LineReport['outside'] {
  const { good } = addUp(sums.filter(({ station }) => lasts.has(station)))
  return { good, bad: addUp(sums).bad }
}

function startOf(day: string, { timeZone }: StoredLine): string {
  return dayOver(daysAfter(day, -1), timeZone)
}

interface PlannedShift {
  readonly window: ShiftWindow
  readonly version: LineVersion
}

function plannedShifts(line: StoredLine, { from, to }: LinePeriod): readonly PlannedShift[] {
  const planned: PlannedShift[] = []
  for (let day = from; day < to; day = daysAfter(day, 1)) {
    const version = versionOn(line.versions, day)
    for (const text of version?.shifts ?? []) {
      const shift = readShift(text)
      if (version !== undefined && shift !== undefined) {
        planned.push({ window: windowOf(day, shift, line.timeZone), version })
      }
    }
  }
  const inOrder = planned.toSorted((one, other) => (one.window.start < other.window.start ? -1 : 1))
  return inOrder.map(({ window, version }, at) => {
    return { window: cutBefore(inOrder[at + 1]?.window, window), version }
  })
}

/** The parts of shifts that lie in a span. */
function clipped(planned: readonly PlannedShift[], span: SumWindow): readonly SumWindow[] {
  return planned
    .map(({ window: { start, end } }) => ({
      start: start < span.start ? span.start : start,
      end: end > span.end ? span.end : end,
    }))
    .filter(({ start, end }) => start < end)
}

function soFar(window: ShiftWindow, now: Date): ShiftWindow {
  const milliseconds = now.getTime() - Date.parse(window.start)
  const hours = Math.min(window.hours, Math.max(0, milliseconds / hourMilliseconds))
  return { ...window, hours }
}
