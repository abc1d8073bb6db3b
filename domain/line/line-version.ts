import type { Area } from './area.ts'

/** A station in its place on a line. */
export interface LineStation {
  /** UUID of the station. */
  readonly station: string
  /** Pieces an hour that it is built for. */
  readonly ratedPerHour: number
}

/** What a line is from a day on: the next version that holds from that day or an earlier one takes its place. */
export interface LineVersion {
  readonly version: number
  /** First day, by the clock of its facility. */
  readonly validFrom: string
  readonly name: string
  readonly area: Area
  readonly plannedPeople: number
  /** Pieces an hour that the line is rated for: no more than its slowest station. */
  readonly ratedPerHour: number
  /** As `08:00-16:00`, by the clock of its facility. */
  readonly shifts: readonly string[]
  /** In the order in which a piece passes them; at least one. */
  readonly stations: readonly LineStation[]
}

/** Bounds of what a line is told to be. */
export const lineBounds = { people: 10_000, perHour: 1_000_000, stations: 20 } as const

/** The version that holds on a day; undefined before the first one. Of two from the same day the later written. */
export function versionOn(versions: readonly LineVersion[], day: string): LineVersion | undefined {
  return versions
    .filter(({ validFrom }) => validFrom <= day)
    .toSorted((one, other) =>
      one.validFrom === other.validFrom
        ? one.version - other.version
        : one.validFrom < other.validFrom
          ? -1
          : 1,
    )
    .at(-1)
}

/** The station by which a line is paced: the one of the lowest rated capacity, the last where several have it. */
export function paceStation({ stations }: LineVersion): LineStation | undefined {
  const slowest = Math.min(...stations.map(({ ratedPerHour }) => ratedPerHour))
  return stations.findLast(({ ratedPerHour }) => ratedPerHour === slowest)
}
