import { lookRules } from '../../domain/look-counts.ts'
import type { Database } from '../store/database.ts'
import { countLooks } from '../store/public-record/looks.ts'

/** Counts how often public records are opened, without anything of who opens them. */
export interface Looks {
  /** Notes that a record was opened; costs its reader one entry of a map. */
  note(id: string, isOver: boolean): void
  /** Writes what was noted since the last time; it is written by itself once in a while. */
  flush(): Promise<void>
}

/** With what looks are counted. */
export interface LooksOptions {
  /** Sees every batch. */
  readonly db: Database
  readonly now: () => Date
  readonly log: (line: string, error?: unknown) => void
}

/**
 * Keeps looks in memory and writes them together. A record counts once in a minute, so that nobody raises its count by asking
 * in a loop, and nobody's request waits for it. What the database does not take is lost: a count is a hint and no proof.
 */
export function createLooks({ db, now, log }: LooksOptions): Looks {
  const { mostRecords, windowSeconds } = lookRules
  let noted = new Map<string, boolean>()
  const flush = async () => {
    const looks = [...noted].map(([id, isOver]) => ({ id, isOver }))
    noted = new Map()
    if (looks.length === 0) return
    try {
      await countLooks(db, looks, now())
    } catch (error) {
      log(`Cannot count looks at ${looks.length} public records`, error)
    }
  }
  return {
    note: (id, isOver) => {
      if (noted.size >= mostRecords) return
      if (noted.size === 0) setTimeout(() => void flush(), windowSeconds * 1_000).unref()
      noted.set(id, isOver)
    },
    flush,
  }
}
