import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { kept } from '../kept-statements.ts'
import { type Direction, ends, onward } from '../onward.ts'
import { keysLike } from './batches.ts'

/** Edges that lead on from batches, those of one batch together, and the batches that they lead to, each once. */
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

/** The beginning of a trace: the batch that was asked about, the batches walked to, nearest first and it before them, and their edges. */
export interface TraceStart extends MetEdges {
  readonly batchKey: number
  /** As it is kept, however it was spelled. */
  readonly ownCode: string
  readonly walked: readonly number[]
}

/** Which way to go, and to how many batches at most. */
interface Way {
  readonly direction: Direction
  readonly most: number
}

/**
 * Keys of up to `most` ancestors or descendants, nearest first, each once. PostgreSQL works a recursive union off step by
 * step and stops when the limit above it is full (manual 7.8.2.1), so a walk costs no more than it may show. No depth is
 * carried along: with it a batch reached by many ways of different length would count as many rows.
 */
export async function walkLineage(
  db: Database,
  { batchKey, direction, most }: Way & { readonly batchKey: number },
): Promise<readonly number[]> {
  const { near, far } = ends[direction]
  const { rows } = await sql<{ keys: string }>`
    with recursive walk (batch_key) as (
      select ${far} from lineage where ${near} = ${batchKey}
      union select onward.batch_key from walk, ${onward(direction, 'walk.batch_key')}
    )
    select array(select batch_key from walk limit ${most})::text as keys`.execute(db)
  // One text of whole numbers, `{1,2}`: a row for each would cost more than the walk itself.
  const keys = rows[0]?.keys.slice(1, -1) ?? ''
  return keys === '' ? [] : keys.split(',').map(Number)
}

/**
 * Finds the organisation's batch of a code, or the one that its spelling can only mean, walks to up to `most` batches and reads
 * their edges, all in one statement: what most traces are, whole. Undefined where there is no such batch. See `walkLineage` and
 * `listEdges`, which fetch the rest of a longer one, and `findBatch`.
 */
export async function startTrace(
  db: Database,
  organisationKey: number,
  { code, direction, most, limit }: Way & { readonly code: string; readonly limit: number },
): Promise<TraceStart | undefined> {
  const { near, far } = ends[direction]
  const statement = sql<TraceStart>`
    with recursive exact as materialized (
      select batch_key, code from batch where organisation_key = ${organisationKey} and code = ${code}
    ), alike as materialized (
      select batch_key, code from batch where batch_key = any(array(${keysLike(organisationKey, code)}))
        and organisation_key = ${organisationKey} and not exists (select from exact)
    ), asked as materialized (
      select * from exact union all select * from alike where (select count(*) from alike) = 1
    ), walk (batch_key) as (
      select batch_key from asked
      union select onward.batch_key from walk, ${onward(direction, 'walk.batch_key')}
    ), step as materialized (
      select batch_key, row_number() over () as place from (select batch_key from walk limit ${most + 1}::bigint) as walked
    ), onward as materialized (
      select ${near} as near, ${far} as far, grams from lineage
      where ${near} = any(array(select batch_key from step)) order by near, far offset 0
    ), ${edgesOf(organisationKey, limit)}
    select batch_key as "batchKey", code as "ownCode",
      array_to_json(array(select batch_key from step order by place)) as walked, ${lists}
    from asked`
  const { rows } = await kept(`start-trace-${direction}`, statement).execute(db)
  return rows[0]
}

/**
 * Edges that lead on from batches; more than the limit are cut off in the order of those. Both tables are read by a whole
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
    with step (batch_key, place) as materialized (
      select * from unnest(${from}::bigint[]) with ordinality
    ), onward as materialized (
      select ${near} as near, ${far} as far, grams from lineage
      where ${near} = any(${from}::bigint[]) order by near, far offset 0
    ), ${edgesOf(organisationKey, limit)}
    select ${lists}`.execute(db)
  return rows[0] ?? none
}

const none: MetEdges = { near: [], far: [], grams: [], key: [], code: [], kind: [], material: [] }

/**
 * Of the edges `onward` those that are told, and the batches of the organisation that they lead to. Up to the limit all are, as
 * they come. Of more, the first in the order of `step` that lead to the organisation's own: what leads to others takes no place of
 * what is shown.
 */
function edgesOf(organisationKey: number, limit: number) {
  return sql`own as materialized (
      select batch_key as key, code, kind, material from batch
      where batch_key = any(array(select distinct far from onward)) and organisation_key = ${organisationKey}
    ), cut as materialized (
      select count(*) > ${limit}::bigint as is_cut from onward
    ), edge as materialized (
      select near, far, grams from onward where not (select is_cut from cut)
      union all (
        select near, far, grams from step join onward on near = step.batch_key join own on key = far
        where (select is_cut from cut) order by place, far limit ${limit}::bigint
      )
    ), reached as materialized (
      select * from own where not (select is_cut from cut) or key in (select far from edge)
    )`
}

/** Lists of `edge` and of `reached`, each read in one order. */
const lists = sql.join([
  ...['near', 'far', 'grams'].map((column) => listOf(column, 'edge')),
  ...['key', 'code', 'kind', 'material'].map((column) => listOf(column, 'reached')),
])

function listOf(column: string, table: string) {
  return sql`array_to_json(array(select ${sql.ref(`${table}.${column}`)} from ${sql.table(table)})) as ${sql.ref(column)}`
}

/** How many batches that came from outside stand behind these together; a batch that came so stands behind itself. */
export async function countSources(db: Database, batchIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ sources: number }>`
    with recursive walk (batch_key) as (
      select batch_key from batch where id = any(${batchIds}::uuid[])
      union select onward.batch_key from walk, ${onward('up', 'walk.batch_key')}
    )
    select count(*)::integer as sources from walk
    where not exists (select from lineage where child = walk.batch_key)`.execute(db)
  return rows[0]?.sources ?? 0
}
