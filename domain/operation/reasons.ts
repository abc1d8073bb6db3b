import type { Readings } from './figures.ts'

/** From where on something is wrong. House rules: whoever operates may want them otherwise and then watches the metrics. */
export interface OperationBounds {
  /** Free bytes below which the disk of the data folder counts as nearly full. */
  readonly leastDiskBytes: number
  /** Seconds after which an entry should long be in the public log. */
  readonly mostLogSeconds: number
  /** Seconds by which the clock may differ from the database's, to either side. */
  readonly mostClockSeconds: number
  /** Seconds after which a job that is due should have been begun. */
  readonly mostJobSeconds: number
  /** Share of the places for waiting scans above which senders are about to be told to come back, 0 to 1. */
  readonly mostWaitingShare: number
}

/** The bounds of a deployment that says none; `source` says whose they are. */
export const usualBounds = {
  source: 'house rule',
  leastDiskBytes: 1_000_000_000,
  mostLogSeconds: 60,
  mostClockSeconds: 5,
  mostJobSeconds: 300,
  mostWaitingShare: 0.8,
} as const

/** What can be wrong with a running installation: a closed list, said in words on the page and as it stands to machines. */
export const reasons = [
  'database_away',
  'schema_changed',
  'disk_nearly_full',
  'log_refused',
  'log_late',
  'clock_apart',
  'jobs_late',
  'queue_nearly_full',
] as const

export type Reason = (typeof reasons)[number]

/** What is known beside the figures. */
export interface Standing {
  readonly isDatabaseAway: boolean
  /** Whether the tables are other ones than when this process started: a newer release migrated them, or a copy was brought back. */
  readonly isSchemaChanged: boolean
  /** Whether the log must not be gone on with until somebody mends it. */
  readonly isLogRefused: boolean
}

/** Everything that is wrong, in the order of the list; empty where all is well. What is not known is not wrong. */
export function reasonsIn(
  readings: Readings,
  standing: Standing,
  bounds: OperationBounds,
): readonly Reason[] {
  const { scansWaiting = 0, scansMost = Number.POSITIVE_INFINITY } = readings
  const holds: Record<Reason, boolean> = {
    database_away: standing.isDatabaseAway,
    schema_changed: standing.isSchemaChanged,
    disk_nearly_full: (readings.diskFreeBytes ?? Number.POSITIVE_INFINITY) < bounds.leastDiskBytes,
    log_refused: standing.isLogRefused,
    log_late: (readings.logOldestSeconds ?? 0) > bounds.mostLogSeconds,
    clock_apart: Math.abs(readings.clockSeconds ?? 0) > bounds.mostClockSeconds,
    jobs_late: (readings.jobsOldestSeconds ?? 0) > bounds.mostJobSeconds,
    queue_nearly_full: scansWaiting > scansMost * bounds.mostWaitingShare,
  }
  return reasons.filter((reason) => holds[reason])
}
