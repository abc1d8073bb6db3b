import { sql } from 'kysely'
import { reversedState } from '../../../domain/replay-chain.ts'
import type { Database } from '../database.ts'

/** A batch of the demonstration city that the front page leads to. */
export interface ShownBatch {
  readonly id: string
  readonly code: string
  readonly stream: string
  readonly kind: string
}

/** The newest batch of each kind that the demonstration city holds; a real organisation's never show here. */
export async function listShownBatches(db: Database): Promise<readonly ShownBatch[]> {
  const { rows } = await sql<ShownBatch>`
    select distinct on (stream, batch.kind) id, code, stream, batch.kind
    from batch join organisation using (organisation_key)
    where constructed and state <> ${reversedState} order by stream, batch.kind, batch_key desc`.execute(
    db,
  )
  return rows
}
