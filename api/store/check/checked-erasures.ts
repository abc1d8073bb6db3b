import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { KeyRange } from './checked-events.ts'

/** An erasure as it is stored; whoever can change a row can write anything there. */
export interface CheckedErasure {
  readonly eventKey: number
  readonly id: string
  readonly statement: Buffer
  readonly digest: Buffer
}

/** What was erased of the events of a range. */
export async function readErasures(
  db: Database,
  { after, upTo }: KeyRange,
): Promise<readonly CheckedErasure[]> {
  const { rows } = await sql<CheckedErasure>`
    select event_key as "eventKey", id, statement, digest from erasure
    where event_key > ${after} and (${upTo ?? null}::bigint is null or event_key <= ${upTo ?? null}::bigint)
    order by erasure_key`.execute(db)
  return rows
}
