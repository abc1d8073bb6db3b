import type pg from 'pg'
import type { LoadedStream } from '../../workflows/streams.ts'

/** What the one way in is made of; limits have defaults for a city. */
export interface RecorderOptions {
  readonly pool: pg.Pool
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly now: () => Date
  readonly log: (line: string, error?: unknown) => void
  /** Gatherings under way at once: while one commits, the next is decided. */
  readonly lanes?: number
  /** Scans after which a gathering takes no further request. */
  readonly gatherScans?: number
  /** Scans that may wait; beyond it a sender is told to come back. */
  readonly waitingScans?: number
}
