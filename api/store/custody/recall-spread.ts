import { sql, type Transaction } from 'kysely'
import type { Database, Tables } from '../database.ts'

/** A recall whose spreading was not seen to its end. */
export interface UnfinishedRecall {
  readonly recallKey: number
  readonly id: string
  readonly organisationKey: number
}

/** Puts beside a recall what came out of its batch and is not there yet; gives how many that were. Locks no table. */
export async function spreadRecall(db: Database, recallKey: number): Promise<number> {
  const { rows } = await sql<{ added: number }>`
    select spread_recall(${recallKey}) as added`.execute(db)
  return rows[0]?.added ?? 0
}

/** A mark that every transaction which writes by now lies below: an id of our own, since a snapshot's end may lie before theirs. */
export async function readHorizon(db: Database): Promise<string> {
  const { rows } = await sql<{ horizon: string }>`
    select pg_current_xact_id()::text as horizon`.execute(db)
  return rows[0]?.horizon ?? '0'
}

/** Whether every transaction below the mark has ended, so that what it wrote can be seen. */
export async function isPast(db: Database, horizon: string): Promise<boolean> {
  const { rows } = await sql<{ past: boolean }>`
    select pg_snapshot_xmin(pg_current_snapshot()) >= ${horizon}::xid8 as past`.execute(db)
  return rows[0]?.past === true
}

/** Says that a recall has spread, once: how it stands now that all its holders are known; undefined when that was said before. */
export async function completeRecall(
  tx: Transaction<Tables>,
  recallKey: number,
  now: Date,
): Promise<'open' | 'ended' | undefined> {
  const row = await tx
    .updateTable('recall')
    .set({ spread_time: now })
    .where('recall_key', '=', recallKey)
    .where('spread_time', 'is', null)
    .returning('ended_time')
    .executeTakeFirst()
  if (row === undefined) return undefined
  return row.ended_time === null ? 'open' : 'ended'
}

/** Recalls that somebody has still to see spread, open or ended meanwhile: their process ended, or a writer took long. */
export async function listUnfinishedRecalls(
  db: Database,
  recallKey?: number,
): Promise<readonly UnfinishedRecall[]> {
  const unfinished = db
    .selectFrom('recall')
    .select(['recall_key as recallKey', 'id', 'organisation_key as organisationKey'])
    .where('spread_time', 'is', null)
    .orderBy('recall_key')
  const asked =
    recallKey === undefined ? unfinished : unfinished.where('recall_key', '=', recallKey)
  return asked.execute()
}

/** Recalls of an organisation since a time. */
export interface CountedRecalls {
  readonly opened: number
  /** When the first of them was opened. */
  readonly first: Date | null
  /** The one of this batch that is open. */
  readonly open: string | null
}

/** How many recalls an organisation opened since a time, and which of its own of this batch is open. Holds the organisation's row, so that two at once are counted one after the other. */
export async function countRecalls(
  tx: Transaction<Tables>,
  organisationKey: number,
  { batchKey, since }: { batchKey: number; since: Date },
): Promise<CountedRecalls> {
  await tx
    .selectFrom('organisation')
    .select('organisation_key')
    .where('organisation_key', '=', organisationKey)
    .forNoKeyUpdate()
    .execute()
  const { rows } = await sql<CountedRecalls>`
    select count(*) filter (where created_time > ${since}) as opened,
      min(created_time) filter (where created_time > ${since}) as first,
      (array_agg(id) filter (where ended_time is null and batch_key = ${batchKey}))[1] as open
    from recall where organisation_key = ${organisationKey}`.execute(tx)
  return rows[0] ?? { opened: 0, first: null, open: null }
}
