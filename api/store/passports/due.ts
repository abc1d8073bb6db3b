import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Statement } from '../recording/rows.ts'

/** Notes in the gathering's own transaction which batches a passport may begin, change or end for. */
export const notePassports: Statement = {
  name: 'note-passports',
  take: (rows) => rows.passports,
  text: `insert into passport_due (event_key, batch_key, organisation_key, seq)
    select event_key, batch_key, organisation_key, seq from jsonb_to_recordset($1::jsonb)
      as row (event_key bigint, batch_key bigint, organisation_key integer, seq integer)`,
}

/** A batch that an event happened to which its passport has to follow. */
export interface DuePassport {
  readonly eventKey: number
  readonly batchKey: number
  readonly batch: string
  readonly seq: number
}

/** Lets one transaction at a time issue passports, in the order of the events. */
export async function lockPassports(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('passports' || current_schema(), 0))`.execute(
    tx,
  )
}

/** The oldest event that a passport has to follow, after those of `passedBy`. */
export async function nextDue(
  tx: Database,
  passedBy: readonly number[],
): Promise<DuePassport | undefined> {
  const { rows } = await sql<DuePassport>`
    select event_key as "eventKey", batch_key as "batchKey", id as batch, seq
    from passport_due join batch using (batch_key)
    where not batch_key = any(${passedBy}::bigint[])
    order by event_key, batch_key limit 1`.execute(tx)
  return rows[0]
}

/** Takes it away, once it was followed. */
export async function endDue(
  tx: Database,
  { eventKey, batchKey }: Pick<DuePassport, 'eventKey' | 'batchKey'>,
): Promise<void> {
  await tx
    .deleteFrom('passport_due')
    .where('event_key', '=', eventKey)
    .where('batch_key', '=', batchKey)
    .execute()
}

/** Whether every one of these events stands in a checkpoint that was published; so it is where nothing was ever published. */
export async function areEventsLogged(tx: Database, digests: readonly Buffer[]): Promise<boolean> {
  const { rows } = await sql<{ isLogged: boolean }>`
    select size is null or (select count(*) from log_leaf
        where kind = 'event' and digest = any(${[...digests]}::bytea[]) and index < size) = ${digests.length}
      as "isLogged"
    from (select max(size) as size from log_checkpoint) as published`.execute(tx)
  return rows[0]?.isLogged === true
}

/** Host of the name that this installation's log has; undefined before it has one. */
export async function findLogHost(db: Database): Promise<string | undefined> {
  const row = await db.selectFrom('log_head').select('origin').executeTakeFirst()
  return row?.origin?.split('/')[0]
}
