import { squareFeetOf, squareMetresOf } from './area.ts'
import { type Effectiveness, effectivenessOf, type Planned } from './effectiveness.ts'
import { type LineVersion, paceStation } from './line-version.ts'
import { type Counted, type Interval, wilson } from './proportion.ts'
import type { ShiftWindow } from './shifts.ts'
import { addUp, noSums, type Sums } from './sums.ts'

/** A shift that was worked: what the line was then, and what its stations' readings add up to. */
export interface WorkedShift {
  readonly window: ShiftWindow
  readonly version: LineVersion
  /** By UUID of the station; one without readings is missing. */
  readonly byStation: ReadonlyMap<string, Sums>
}

/** The figures of a line over shifts. A figure is undefined where there is nothing to divide by. */
export interface LineFigures {
  /** Good pieces that left the last station. */
  readonly good: number
  /** Pieces rejected at any station. */
  readonly rejected: number
  /** Good by good and rejected. */
  readonly yield: number | undefined
  /** Rejected among good and rejected, with the 95 % interval of their share. */
  readonly defects: Counted & {
    readonly share: number | undefined
    readonly interval: Interval | undefined
  }
  readonly plannedHours: number
  /** Planned people by planned hours. */
  readonly personHours: number
  readonly perSquareMetreHour: number | undefined
  readonly perSquareFootHour: number | undefined
  readonly perPersonHour: number | undefined
  /** Seconds between two pieces at the rated capacity. */
  readonly taktSeconds: number | undefined
  /** Of the station that paces the line. */
  readonly pace: Effectiveness
  /** In the order of the line as it was last. */
  readonly stations: readonly StationFigures[]
  /** The station with the longest running time a piece; undefined where none told its state. */
  readonly bottleneck: string | undefined
  readonly sums: Sums
}

export interface StationFigures extends Effectiveness {
  readonly station: string
  readonly sums: Sums
  readonly planned: Planned
}

/** Every figure of a line over these shifts. */
export function lineFigures(shifts: readonly WorkedShift[]): LineFigures {
  const good = total(shifts, (shift) => sumsAt(shift, shift.version.stations.at(-1)?.station).good)
  const sums = addUp(shifts.flatMap(({ byStation }) => [...byStation.values()]))
  const rejected = sums.bad
  const all = good + rejected
  const plannedHours = total(shifts, ({ window }) => window.hours)
  const personHours = total(shifts, ({ window, version }) => window.hours * version.plannedPeople)
  const metreHours = total(
    shifts,
    ({ window, version }) => window.hours * squareMetresOf(version.area),
  )
  const footHours = total(
    shifts,
    ({ window, version }) => window.hours * squareFeetOf(version.area),
  )
  const ratedPieces = total(shifts, ({ window, version }) => window.hours * version.ratedPerHour)
  const stations = stationsOf(shifts)
  const defects = { some: rejected, all }
  return {
    good,
    rejected,
    yield: by(good, all),
    defects: { ...defects, share: by(rejected, all), interval: wilson(defects) },
    plannedHours,
    personHours,
    perSquareMetreHour: by(good, metreHours),
    perSquareFootHour: by(good, footHours),
    perPersonHour: by(good, personHours),
    taktSeconds: by(plannedHours * 3_600, ratedPieces),
    pace: paceOf(shifts),
    stations,
    bottleneck: bottleneckOf(stations),
    sums,
  }
}

function stationsOf(shifts: readonly WorkedShift[]): readonly StationFigures[] {
  const inOrder = shifts
    .toReversed()
    .flatMap(({ version }) => version.stations.map(({ station }) => station))
  return [...new Set(inOrder)].map((station) => {
    const own = shifts.map((shift) => sumsAt(shift, station))
    const planned = plannedFor(
      shifts,
      (version) => version.stations.find((one) => one.station === station)?.ratedPerHour,
    )
    const sums = addUp(own)
    return { station, sums, planned, ...effectivenessOf(sums, planned) }
  })
}

function paceOf(shifts: readonly WorkedShift[]): Effectiveness {
  const sums = addUp(shifts.map((shift) => sumsAt(shift, paceStation(shift.version)?.station)))
  return effectivenessOf(
    sums,
    plannedFor(shifts, (version) => paceStation(version)?.ratedPerHour),
  )
}

function plannedFor(
  shifts: readonly WorkedShift[],
  ratedIn: (version: LineVersion) => number | undefined,
): Planned {
  const rated = shifts.flatMap(({ window, version }) => {
    const perHour = ratedIn(version)
    return perHour === undefined ? [] : [{ hours: window.hours, pieces: window.hours * perHour }]
  })
  return { hours: total(rated, ({ hours }) => hours), pieces: total(rated, ({ pieces }) => pieces) }
}

function bottleneckOf(stations: readonly StationFigures[]): string | undefined {
  const timed = stations.filter(({ cycleSeconds }) => cycleSeconds !== undefined)
  const [slowest] = timed.toSorted(
    (one, other) => (other.cycleSeconds ?? 0) - (one.cycleSeconds ?? 0),
  )
  return slowest?.station
}

function sumsAt({ byStation }: WorkedShift, station: string | undefined): Sums {
  return (station === undefined ? undefined : byStation.get(station)) ?? noSums
}

function total<One>(all: readonly One[], of: (one: One) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0)
}

function by(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}
