import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A batch that a recall affects by descent and that is not beside it, or the other way round. */
export interface WrongRecall {
  readonly recall: string
  readonly batchKey: number
  readonly expected: string | null
  readonly found: string | null
}

/**
 * Walks every recall again, down from its batch, and gives where what is kept beside it differs. One that has ended follows
 * nothing more, and one that is still spreading is not at its end, so of these only what does not belong there is found.
 */
export async function readWrongRecalls(db: Database): Promise<readonly WrongRecall[]> {
  const { rows } = await sql<WrongRecall>`
    with recursive walk (recall_key, batch_key) as (
      select recall_key, batch_key from recall
      union select recall_key, child from walk join lineage on parent = walk.batch_key
    ), walked as (
      select recall_key, walk.batch_key, batch.organisation_key from walk join batch using (batch_key)
    )
    select recall.id as recall, coalesce(walked.batch_key, kept.batch_key) as "batchKey",
      walked.organisation_key::text as expected, kept.organisation_key::text as found
    from walked full join recall_batch as kept using (recall_key, batch_key)
      join recall on recall.recall_key = coalesce(walked.recall_key, kept.recall_key)
    where walked.organisation_key is distinct from kept.organisation_key
      and (kept.organisation_key is not null or recall.ended_time is null and recall.spread_time is not null)
    order by 1, 2`.execute(db)
  return rows
}
