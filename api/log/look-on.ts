import { steadyClock } from '../steady-clock.ts'
import type { Database } from '../store/database.ts'
import { readCheckpoint } from '../store/log/read-log.ts'
import { writeDurably } from '../write-durably.ts'
import { type LogFiles, sizeSigned } from './log-files.ts'
import { logPace } from './log-pace.ts'

/**
 * What a process does that waits for the log while another machine keeps it: it keeps the newest checkpoint beside itself, so that it
 * knows, once it takes over, how far the log was published, whatever becomes of the database meanwhile.
 */
export function createLookOn(
  { seen: file }: Pick<LogFiles, 'seen'>,
  say: (line: string) => void,
): (db: Database) => Promise<void> {
  const elapsed = steadyClock()
  let looked = Number.NEGATIVE_INFINITY
  return async (db) => {
    if (elapsed() - looked < logPace.lookOnMilliseconds) return
    looked = elapsed()
    const newest = await readCheckpoint(db)
    if (newest === undefined) return
    try {
      if (newest.size > ((await sizeSigned(file)) ?? -1))
        await writeDurably(file, { text: newest.note, replace: true })
    } catch (error) {
      say(`Cannot keep the newest checkpoint in "${file}": ${String(error)}`)
    }
  }
}
