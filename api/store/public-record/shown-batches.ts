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

/** Batches of the demonstration city by their codes: of one that passed on, where it is now. */
export async function listNamedBatches(
  db: Database,
  codes: readonly string[],
): Promise<readonly ShownBatch[]> {
  const { rows } = await sql<ShownBatch>`
    select distinct on (stream, code) id, code, stream, batch.kind
    from batch join organisation using (organisation_key)
    where constructed and code = any (${codes}) order by stream, code, batch_key desc`.execute(db)
  return rows
}

/** Whether there is a batch of this id. */
export async function isRecord(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`select from batch where id = ${id}`.execute(db)
  return rows.length > 0
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
