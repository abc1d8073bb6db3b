import type { Rig } from './rig.ts'

export type Direction = 'up' | 'down'

const ends = {
  up: { near: 'child', far: 'parent' },
  down: { near: 'parent', far: 'child' },
} as const

/**
 * The baseline of traces: all edges above or below a batch with their grams, by one recursive query on a bare connection.
 * It knows no codes, no depth, no organisation and no order. Gives how many edges there are and how long it took.
 */
export async function traceBarely(
  { product }: Rig,
  batchKey: number,
  direction: Direction,
): Promise<{ readonly edges: number; readonly milliseconds: number }> {
  const { near, far } = ends[direction]
  const start = performance.now()
  const { rows } = await product.query(
    `with recursive walk (batch_key) as (
      select $1::bigint
      union select ${far} from walk join lineage on ${near} = walk.batch_key
    )
    select child, parent, grams from walk join lineage on ${near} = walk.batch_key`,
    [batchKey],
  )
  return { edges: rows.length, milliseconds: performance.now() - start }
}
