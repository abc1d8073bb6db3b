import { sql } from 'kysely'
import { handedOverState } from '../../../domain/replay-chain.ts'
import { sha256Bytes } from '../../digest.ts'
import type { Database } from '../database.ts'
import { batchOf, type StoredBatch, selectBatches } from './batches.ts'

/** What batches are asked for by: ids of links, codes as they stand, and marks of codes and serial numbers as they look. */
export interface BatchNames {
  readonly ids: readonly string[]
  readonly codes: readonly string[]
  /** Texts of marks, as `workflows/marks.ts` writes them. */
  readonly marks: readonly string[]
}

/** Most batches that one mark finds: more than anybody chooses from on a phone, where a serial number is that of several models. */
const mostMarked = 20

/**
 * The organisation's batches that bear one of these names, oldest first. Keys first, each name looked up by itself: with one condition
 * or the other on the batch, every batch would be looked at.
 */
export async function findNamed(
  db: Database,
  organisationKey: number,
  { ids, codes, marks }: BatchNames,
): Promise<readonly StoredBatch[]> {
  if (ids.length + codes.length + marks.length === 0) return []
  const looks = marks.map((mark) => sha256Bytes(mark))
  const keys = sql`
    select found.batch_key from unnest(${[...ids]}::uuid[]) as asked cross join lateral (
      select batch_key from batch where id = asked offset 0) as found
    union select found.batch_key from unnest(${[...codes]}::text[]) as asked cross join lateral (
      select batch_key from batch where organisation_key = ${organisationKey} and code = asked offset 0) as found
    union select found.batch_key from unnest(${looks}::bytea[]) as asked cross join lateral (
      select batch_key from batch_mark where organisation_key = ${organisationKey} and mark = asked
      limit ${mostMarked}) as found`
  const rows = await selectBatches(db, organisationKey)
    .where(sql<boolean>`batch.batch_key = any(array(${keys}))`)
    .orderBy('batch.batch_key')
    .execute()
  return rows.map(batchOf)
}

/** Most batches that one label of somebody else's goes on as. */
const mostContinued = 20

/**
 * Codes under which the organisation goes on with what bears somebody else's label: a sticker stays on the goods when they are taken
 * over, once or several times. What has left again is not here. Looked up with the rights of the installation, since the label is
 * another organisation's; nothing but the asker's own codes is given.
 */
export async function findContinued(
  system: Database,
  organisationKey: number,
  id: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    with recursive onward (batch_key) as (
      select batch_key from batch where id = ${id}::uuid
      union select next.batch_key from onward cross join lateral (
        select own.batch_key from hand_over_line as line join batch as own on own.id = line.receiver_batch_id
        where line.batch_key = onward.batch_key offset 0) as next
    )
    select code from onward join batch using (batch_key)
    where organisation_key = ${organisationKey} and state <> ${handedOverState}
    order by batch_key desc limit ${mostContinued}`.execute(system)
  return rows.map(({ code }) => code)
}

/** Ids that the labels of former holders lead to, of batches that were taken over, by the key of each. */
export async function readFormerIds(
  system: Database,
  batchKeys: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (batchKeys.length === 0) return new Map()
  const { rows } = await sql<{ ownKey: number; ids: string[] }>`
    with recursive back (own_key, batch_key, id) as (
      select batch_key, batch_key, id from batch where batch_key = any(${[...batchKeys]}::bigint[])
      union select back.own_key, former.batch_key, former.id from back cross join lateral (
        select before.batch_key, before.id from hand_over_line as line join batch as before using (batch_key)
        where line.receiver_batch_id = back.id offset 0) as former
    )
    select own_key as "ownKey", array_agg(id::text order by batch_key) as ids from back
    where batch_key <> own_key group by own_key`.execute(system)
  return new Map(rows.map(({ ownKey, ids }) => [ownKey, ids]))
}
