import { sql } from 'kysely'

/** `up` goes to what a batch was made from, `down` to what was made from it. */
export type Direction = 'up' | 'down'

/** Columns of lineage: the end that a step comes from, and the one that it leads to. */
export const ends = {
  up: { near: sql.ref('child'), far: sql.ref('parent') },
  down: { near: sql.ref('parent'), far: sql.ref('child') },
} as const

/**
 * A step of a walk, for a recursive query to join: where lineage leads from a batch that was reached, as `onward.batch_key`. Each
 * is looked up by itself (`offset 0`), whatever the planner expects: it takes a walk for short and wide, and of a deep one in a
 * small ledger would read all lineage at every step.
 */
export function onward(direction: Direction, reached: `${string}.${string}`) {
  const { near, far } = ends[direction]
  return sql`lateral (
      select ${far} as batch_key from lineage where ${near} = ${sql.ref(reached)} offset 0
    ) as onward`
}
