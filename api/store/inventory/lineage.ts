import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** `up` goes to what a batch was made from, `down` to what was made from it. */
export type Direction = 'up' | 'down'

/** Edges as they were met on the way from the batch that was asked about, and the batches that they lead to, each once. */
export interface MetEdges {
  /** The nth of each list is of the nth edge: keys of the end already reached and of the one it leads to, grams of the child that came out of the parent. */
  readonly near: readonly number[]
  readonly far: readonly number[]
  readonly grams: readonly number[]
  /** The nth of each list is of the nth batch. An edge to a batch that is not among them leads to somebody else's. */
  readonly key: readonly number[]
  readonly code: readonly string[]
  readonly kind: readonly string[]
  readonly material: readonly string[]
}

/** The beginning of a trace: the batches walked to, nearest first, the one that was asked about before them, and their edges. */
export interface TraceStart extends MetEdges {
  readonly walked: readonly number[]
}

/** From where to walk, which way, and to how many batches at most. */
export interface Walk {
  readonly batchKey: number
  readonly direction: Direction
  readonly most: number
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
  { batchKey, direction, most }: Walk,
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
 * Walks to up to `most` batches and reads their edges in the same statement: what most traces are, whole. See `walkLineage`
 * and `listEdges`, which fetch the rest of a longer one.
 */
export async function startTrace(
  db: Database,
  organisationKey: number,
  { batchKey, direction, most, limit }: Walk & { readonly limit: number },
): Promise<TraceStart> {
  const { near, far } = ends[direction]
  const { rows } = await sql<TraceStart>`
    with recursive walk (batch_key) as (
      select ${batchKey}::bigint
      union select ${far} from walk join lineage on ${near} = walk.batch_key
    ), step as materialized (
      select batch_key, row_number() over () as place from (select batch_key from walk limit ${most + 1}) as walked
    ), edge as materialized (
      select onward.* from step join (
        select ${near} as near, ${far} as far, grams from lineage
        where ${near} = any(array(select batch_key from step)) offset 0
      ) as onward on near = batch_key
      order by place, far limit ${limit}
    ), ${reached(organisationKey)}
    select array_to_json(array(select batch_key from step order by place)) as walked, ${lists}`.execute(
    db,
  )
  return rows[0] ?? { ...none, walked: [] }
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
      select onward.*
      from unnest(${from}::bigint[]) with ordinality as step (batch_key, place) join (
        select ${near} as near, ${far} as far, grams from lineage where ${near} = any(${from}::bigint[]) offset 0
      ) as onward on onward.near = step.batch_key
      order by place, far limit ${limit}
    ), ${reached(organisationKey)}
    select ${lists}`.execute(db)
  return rows[0] ?? none
}

const none: MetEdges = { near: [], far: [], grams: [], key: [], code: [], kind: [], material: [] }

function reached(organisationKey: number) {
  return sql`reached as materialized (
      select batch_key as key, code, kind, material from batch
      where batch_key = any(array(select distinct far from edge)) and organisation_key = ${organisationKey}
    )`
}

/** Lists of `edge` and of `reached`, each read in one order. */
const lists = sql.join([
  ...['near', 'far', 'grams'].map((column) => listOf(column, 'edge')),
  ...['key', 'code', 'kind', 'material'].map((column) => listOf(column, 'reached')),
])

function listOf(column: string, table: string) {
  return sql`array_to_json(array(select ${sql.ref(column)} from ${sql.table(table)})) as ${sql.ref(column)}`
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
