import type { Manifest } from '../../../domain/recompute/export-files.ts'
import type { Days } from '../../../domain/recompute/period.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import type { Database } from '../../store/database.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'

/** What an export is made of. */
export interface Exporting {
  /** Sees the rows of these organisations and of nobody else. */
  readonly db: Database
  /** Of the public log. */
  readonly log: Database
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly organisations: readonly Organisation[]
  readonly days: Days
  /** Only what was recorded up to this instant; all that is when undefined. */
  readonly asOf: Date | undefined
  /** All events there are, instead of those of the period with the whole chains of the batches that they touch. */
  readonly whole: boolean
  readonly now: Date
}

/** What was exported, once all parts were read. */
export interface ExportCounts {
  events: number
  eventsInPeriod: number
  /** Events that the public log does not have yet; undefined where it has published nothing. */
  waiting: number | undefined
}

/** What one part of an export leaves for the parts after it. */
export interface Making {
  readonly files: Manifest['files']
  /** Of the events, in their order. */
  readonly digests: Buffer[]
  readonly counts: ExportCounts
  openingStatedGrams: number
}
