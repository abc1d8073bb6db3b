import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** `up` goes to what a batch was made from, `down` to what was made from it. */
export type Direction = 'up' | 'down'

/** Edges as they were met on the way from the batch that was asked about: the nth of each list is of the nth edge. */
export interface MetEdges {
  /** Keys of the ends already reached. */
  readonly near: readonly number[]
  /** Keys of the ends that the edges lead to, with those batches' codes, kinds and materials. */
  readonly far: readonly number[]
  readonly code: readonly string[]
  readonly kind: readonly string[]
  readonly material: readonly string[]
  /** Grams of the child that came out of the parent. */
  readonly grams: readonly number[]
}

const ends = {
  up: { near: sql.ref('child'), far: sql.ref('parent') },
  down: { near: sql.ref('parent'), far: sql.ref('child') },
} as const

/**
 * Keys of up to `most` ancestors or descendants, nearest first, each once. PostgreSQL works a recursive union off step by
 * step and stops when the limit above it is full (manual 7.8.2.1), so a walk costs no more than it may show. No depth is
 * carried along: with it a batch reached by many ways of different length would count as many rows.
 */
export async function walkLineage(
  db: Database,
  { batchKey, direction, most }: { batchKey: number; direction: Direction; most: number },
): Promise<readonly number[]> {
  const { near, far } = ends[direction]
  const { rows } = await sql<{ keys: string }>`
    with recursive walk (batch_key) as (
      select ${far} from lineage where ${near} = ${batchKey}
      union select ${far} from walk join lineage on ${near} = walk.batch_key
    )
    select array(select batch_key from walk limit ${most})::text as keys`.execute(db)
  // One text of whole numbers, `{1,2}`: a row for each would cost more than the walk itself.
  const keys = rows[0]?.keys.slice(1, -1) ?? ''
  return keys === '' ? [] : keys.split(',').map(Number)
}

/**
 * Edges that lead on from batches, in the order of those, to batches of the organisation. Both tables are read by a whole
 * list of keys at once (`offset 0` keeps the planner from looking up each key by itself or reading the whole table). They
 * come as one row of lists: a row for each would keep this process, which has one thread for all its readers, busy for
 * longer than the database.
 */
export async function listEdges(
  db: Database,
  organisationKey: number,
  { from, direction, limit }: { from: readonly number[]; direction: Direction; limit: number },
): Promise<MetEdges> {
  const { near, far } = ends[direction]
  const { rows } = await sql<MetEdges>`
    with edge as materialized (
      select step.place, onward.*
      from unnest(${from}::bigint[]) with ordinality as step (batch_key, place) join (
        select ${near} as near, ${far} as far, grams from lineage where ${near} = any(${from}::bigint[]) offset 0
      ) as onward on onward.near = step.batch_key
      order by place, far limit ${limit}
    ), met as (
      select near, far, code, kind, material, grams from edge join (
        select batch_key, code, kind, material from batch
        where batch_key = any(array(select far from edge)) and organisation_key = ${organisationKey} offset 0
      ) as reached on reached.batch_key = far
      order by place, far
    )
    select ${sql.join(['near', 'far', 'code', 'kind', 'material', 'grams'].map(listOf))} from met`.execute(
    db,
  )
  return rows[0] ?? none
}

const none: MetEdges = { near: [], far: [], code: [], kind: [], material: [], grams: [] }

function listOf(column: string) {
  return sql`array_to_json(coalesce(array_agg(${sql.ref(column)}), '{}')) as ${sql.ref(column)}`
}

/** How many batches that came from outside stand behind these together; a batch that came so stands behind itself. */
export async function countSources(db: Database, batchIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ sources: number }>`
    with recursive walk (batch_key) as (
      select batch_key from batch where id = any(${batchIds}::uuid[])
      union select parent from walk join lineage on child = walk.batch_key
    )
    select count(*)::integer as sources from walk
    where not exists (select from lineage where child = walk.batch_key)`.execute(db)
  return rows[0]?.sources ?? 0
}
