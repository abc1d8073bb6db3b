import { sql } from 'kysely'
import type { Database } from './database.ts'

/** `up` goes to what a batch was made from, `down` to what was made from it. */
export type Direction = 'up' | 'down'

/** An edge as it was met on the way from the batch that was asked about. */
export interface MetEdge {
  readonly child: string
  readonly parent: string
  /** Grams of the child that came out of the parent. */
  readonly grams: number
  /** Keys of the end already reached and of the end that the edge leads to. */
  readonly near: number
  readonly far: number
  /** Kind, material and state of the batch that the edge leads to. */
  readonly kind: string
  readonly material: string
  readonly state: string
}

const ends = {
  up: { near: sql.ref('lineage.child'), far: sql.ref('lineage.parent'), reached: 'parent' },
  down: { near: sql.ref('lineage.parent'), far: sql.ref('lineage.child'), reached: 'child' },
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
  const { rows } = await sql<{ keys: number[] }>`
    with recursive walk (batch_key) as (
      select ${far} from lineage where ${near} = ${batchKey}
      union select ${far} from walk join lineage on ${near} = walk.batch_key
    )
    select to_jsonb(array(select batch_key from walk limit ${most})) as keys`.execute(db)
  return rows[0]?.keys ?? []
}

/** Edges that lead on from batches, in the order of those; only between batches of the organisation. */
export async function listEdges(
  db: Database,
  organisationKey: number,
  { from, direction, limit }: { from: readonly number[]; direction: Direction; limit: number },
): Promise<readonly MetEdge[]> {
  const { near, far, reached } = ends[direction]
  const { rows } = await sql<MetEdge>`
    select child.code as child, parent.code as parent, lineage.grams, ${near} as near, ${far} as far,
      ${sql.ref(`${reached}.kind`)}, ${sql.ref(`${reached}.material`)}, ${sql.ref(`${reached}.state`)}
    from unnest(${from}::bigint[]) with ordinality as step (batch_key, place)
      join lineage on ${near} = step.batch_key
      join batch as child on child.batch_key = lineage.child
      join batch as parent on parent.batch_key = lineage.parent
    where child.organisation_key = ${organisationKey} and parent.organisation_key = ${organisationKey}
    order by place, far limit ${limit}`.execute(db)
  return rows
}
