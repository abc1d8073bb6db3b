import { type Insertable, sql, type Transaction } from 'kysely'
import { reversedState } from '../../../domain/replay-chain.ts'
import type { RecallSeverity } from '../../../workflows/recall.ts'
import type { Database, Tables } from '../database.ts'
import { listed, type Row } from '../row.ts'
import type { DownstreamHolder } from './affected-batches.ts'

const recallColumns = [
  'recall_key',
  'id',
  'organisation_key',
  'reason',
  'notice',
  'severity',
  'created_time',
  'ended_time',
  'end_note',
] as const

export interface StoredRecall extends Row<'recall', (typeof recallColumns)[number]> {
  /** Of the request that opened it. */
  readonly digest: Buffer
  /** Of the asking organisation's own: how many batches it affects and what is left of them. */
  readonly batches: number
  readonly grams: number
}

export interface RecallQuery {
  readonly id?: string
  /** Only recalls opened before the one of this key. */
  readonly cursor?: number | undefined
  readonly limit: number
}

/** Recalls that the organisation opened or holds something of, newest first. */
export async function listRecalls(
  db: Database,
  organisationKey: number,
  { id, cursor, limit }: RecallQuery,
): Promise<readonly StoredRecall[]> {
  const { rows } = await sql<StoredRecall>`
    select ${listed('recall', recallColumns)}, request_digest as digest, own.batches, own.grams
    from recall cross join lateral (
      select count(*) as batches, coalesce(sum(amount), 0)::bigint as grams
      from recall_batch join batch using (batch_key)
        left join stock on stock.batch_key = batch.batch_key and dimension = 'mass'
      where recall_batch.recall_key = recall.recall_key and recall_batch.organisation_key = ${organisationKey}
        and state <> ${reversedState}
    ) as own
    where (recall.organisation_key = ${organisationKey} or own.batches > 0)
      and (${id === undefined} or recall.id = ${id ?? null}::uuid)
      and (${cursor === undefined} or recall_key < ${cursor ?? 0})
    order by recall_key desc limit ${limit}`.execute(db)
  return rows
}

/** Adds a recall; undefined when its id is there already. */
export async function addRecall(
  tx: Transaction<Tables>,
  recall: Insertable<Tables['recall']>,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('recall')
    .values(recall)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('recall_key')
    .executeTakeFirst()
  return row?.recall_key
}

/** The severity that a recall was opened with. */
export async function readSeverity(db: Database, recallKey: number): Promise<RecallSeverity> {
  const { severity } = await db
    .selectFrom('recall')
    .select('severity')
    .where('recall_key', '=', recallKey)
    .executeTakeFirstOrThrow()
  return severity
}

/** Who else holds what a recall affects, each with its own batches. */
export async function listAffectedHolders(
  db: Database,
  recallKey: number,
  { except }: { except: number },
): Promise<readonly DownstreamHolder[]> {
  const { rows } = await sql<DownstreamHolder>`
    select batch.organisation_key as "organisationKey", count(*) as batches,
      (array_agg(code order by batch_key))[1:100] as codes
    from recall_batch join batch using (batch_key)
    where recall_key = ${recallKey} and state <> ${reversedState} and batch.organisation_key <> ${except}
    group by batch.organisation_key order by batch.organisation_key`.execute(db)
  return rows
}

/** Ends a recall, once: whether it had spread by then; undefined when it had ended before. */
export async function endRecall(
  tx: Transaction<Tables>,
  recallKey: number,
  { note, now }: { note: string; now: Date },
): Promise<{ readonly isSpread: boolean } | undefined> {
  const row = await tx
    .updateTable('recall')
    .set({ ended_time: now, end_note: note })
    .where('recall_key', '=', recallKey)
    .where('ended_time', 'is', null)
    .returning('spread_time')
    .executeTakeFirst()
  return row && { isSpread: row.spread_time !== null }
}

/** Organisations with which this one has handed over or taken over: known to it by name. */
export async function listCounterparts(
  db: Database,
  organisationKey: number,
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ key: number }>`
    select distinct case when sender_key = ${organisationKey} then receiver_key else sender_key end as key
    from hand_over where parties @> array[${organisationKey}::integer]
      and ${organisationKey} in (sender_key, receiver_key)`.execute(db)
  return new Set(rows.map(({ key }) => key))
}
