import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { steadyClock } from '../steady-clock.ts'
import type { Database } from '../store/database.ts'
import { type PublishedCheckpoint, readCheckpoint } from '../store/log/read-log.ts'

/** How far the log is published. Nothing beyond is shown to anyone. */
export interface Published {
  /** The newest checkpoint. Throws a refusal before the first. */
  readonly newest: () => Promise<PublishedCheckpoint>
  /** A size that is asked for, or the newest where none is. Throws a refusal for one that is not published. */
  readonly sizeUpTo: (asked: number | undefined) => Promise<number>
}

/** The refusal of whoever asks before there is anything. */
export function unpublished(): RefusedError {
  return new RefusedError(refuse('not_found', '', ['log_unpublished']))
}

/** A checkpoint is published once a second at most. */
const staleMilliseconds = 200

/** What was published once stays so: only a size beyond what is known is looked up at once. */
export function createPublished(db: Database): Published {
  const elapsed = steadyClock()
  let known: PublishedCheckpoint | undefined
  let since = 0

  async function newest(least = 0): Promise<PublishedCheckpoint> {
    if (known === undefined || known.size < least || elapsed() - since > staleMilliseconds) {
      since = elapsed()
      known = await readCheckpoint(db)
    }
    if (known === undefined) throw unpublished()
    return known
  }

  return {
    newest: () => newest(),
    sizeUpTo: async (asked) => {
      const { size: most } = await newest(asked)
      if (asked === undefined || asked <= most) return asked ?? most
      const values = { size: asked, newest: most }
      throw new RefusedError(refuse('not_found', '', ['log_size_beyond', values]))
    },
  }
}
