import { createAskTogether } from '../ask-together.ts'
import { remembering } from '../remembering.ts'
import type { Database } from '../store/database.ts'
import { findRecordHeads } from '../store/public-record/record.ts'

/** Most chain ends that one query asks for. */
const mostHeads = 500

/** Most chain ends that one process remembers, each with its id some 300 bytes. */
const mostKnown = 20_000

interface Known {
  readonly head: string
  readonly at: string
}

/**
 * Asks where the record of a batch stands, by the batch's id: see `StoredRecord.head`. Undefined where there is no such batch. The
 * database is asked every time. It reads nothing again as long as no transaction has ended since, in any process: then it says only
 * that, and what is known still holds.
 */
export function createAskHead(db: Database): (id: string) => Promise<string | undefined> {
  const known = remembering<string, Known>(mostKnown)
  let latest = ''
  return createAskTogether(
    async (ids) => {
      const since = latest
      const unknown = ids.filter((id) => known.get(id)?.at !== since)
      const { at, heads } = await findRecordHeads(db, { ids, since, unknown })
      latest = at
      for (const [id, head] of heads) known.set(id, { head, at })
      if (at !== since) return heads
      return new Map(
        ids.flatMap((id) => {
          const head = known.get(id)?.head
          return head === undefined ? [] : [[id, head] as const]
        }),
      )
    },
    { mostKeys: mostHeads },
  )
}
