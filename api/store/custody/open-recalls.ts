import { sql, type Transaction } from 'kysely'
import type { OpenRecall, RecallNotice } from '../../../workflows/recall.ts'
import type { Database, Tables } from '../database.ts'
import { onward } from '../onward.ts'

/** A recall that is open on a batch of the asking organisation. */
export interface StoredOpenRecall extends OpenRecall {
  readonly batchKey: number
  readonly notice: RecallNotice
}

/**
 * Keeps recalls from being opened until this transaction has ended: asked before they are read, so that nothing leaves after
 * a recall on it was answered as open. Many may leave at once; whoever opens a recall waits for them all.
 */
export const keepRecalls = `select pg_advisory_xact_lock_shared(hashtext('recall'))`

/** Waits until what is leaving has left, and keeps all else from leaving until this recall stands. */
export async function stopLeaving(tx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('recall'))`.execute(tx)
}

/**
 * The query of recalls that are open on batches, which are given as a query of their keys: of those that lie beside them, and of
 * those that are still spreading and have not come so far.
 */
export function openRecallsIn(batchKeys: string): string {
  return `
    select affected.batch_key as "batchKey", recall.id as recall, severity, notice,
      recall.batch_key = affected.batch_key as "isItself", exists (
        select from recall_objection as removal
        where removal.recall_key = affected.recall_key and removal.organisation_key = affected.organisation_key
          and authority_key is not null) as "isTakenDown"
    from recall_batch as affected join recall using (recall_key)
    where affected.batch_key in (${batchKeys}) and ended_time is null
    union all select batch_key, recall, severity, notice, false, false from recalls_upon(array(${batchKeys}))
    order by recall`
}

/** Recalls that are open on batches. */
export async function listOpenRecalls(
  db: Database,
  batchKeys: readonly number[],
): Promise<readonly StoredOpenRecall[]> {
  if (batchKeys.length === 0) return []
  const keys = `select unnest('{${batchKeys.join()}}'::bigint[])`
  const { rows } = await sql.raw<StoredOpenRecall>(openRecallsIn(keys)).execute(db)
  return rows
}

/** Recalls that are open on batches, by the key of each. */
export async function openRecallsBy(
  db: Database,
  batches: readonly { readonly batchKey: number }[],
): Promise<(batch: { readonly batchKey: number }) => readonly StoredOpenRecall[]> {
  const all = await listOpenRecalls(
    db,
    batches.map(({ batchKey }) => batchKey),
  )
  const byBatch = Map.groupBy(all, ({ batchKey }) => batchKey)
  return ({ batchKey }) => byBatch.get(batchKey) ?? []
}

/** Keeps recalls from being opened until a transaction has ended, as `keepRecalls` does. */
export async function holdRecalls(tx: Transaction<Tables>): Promise<void> {
  await sql.raw(keepRecalls).execute(tx)
}

/** Which of these batches would go back with this organisation: to one that held what they came out of, or that recalls them. */
export async function listGoingBack(
  system: Database,
  { batchKeys, receiverKey }: { batchKeys: readonly number[]; receiverKey: number },
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ key: number }>`
    with recursive up (batch_key, parent) as (
      select child, parent from lineage where child = any(${batchKeys}::bigint[])
      union select up.batch_key, onward.batch_key from up, ${onward('up', 'up.parent')}
    )
    select up.batch_key as key from up join batch on batch.batch_key = up.parent
    where organisation_key = ${receiverKey}
    union select affected.batch_key from recall_batch as affected join recall using (recall_key)
    where affected.batch_key = any(${batchKeys}::bigint[]) and recall.organisation_key = ${receiverKey}
      and ended_time is null`.execute(system)
  return new Set(rows.map(({ key }) => key))
}
