import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** An event's stored bytes and what may be disclosed of it; null where everything was erased or nothing sealed. */
export interface StoredEnvelope {
  readonly id: string
  readonly envelope: Buffer
  readonly disclosed: unknown
}

/** Stored events by id, of any organisation. */
export async function readEnvelopes(
  db: Database,
  ids: readonly string[],
): Promise<readonly StoredEnvelope[]> {
  const { rows } = await sql<StoredEnvelope>`
    select id, envelope, disclosed from event left join disclosure using (event_key)
    where id = any(${ids}::uuid[])`.execute(db)
  return rows
}
