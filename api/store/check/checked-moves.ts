import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A row whose time, or place, is not what the steps of moves say; null where there is none. */
export interface StrayMoveRow {
  readonly table: 'batch_position' | 'move'
  /** Code of the batch, or id of the move. */
  readonly key: string
  readonly column: 'position' | 'closed_time'
  readonly expected: string | null
  readonly found: string | null
}

/**
 * Where batches are kept as standing, or as being on a move, and is not where the last move that started with them left them, and moves
 * that are kept as open or closed otherwise than their last step says; the first hundred of each.
 */
export async function readStrayMoveRows(db: Database): Promise<readonly StrayMoveRow[]> {
  const { rows } = await sql<StrayMoveRow>`
    with last as (
      select distinct on (move_key) move_key, step, step_time from move_step where step <> 'taken_over' order by move_key, seq desc
    ), carried as (
      -- A batch is on one move at a time, so that a later one has the higher key.
      select distinct on (batch_key) batch_key, move_key from move_load join move_step using (move_key)
      where step = 'started' order by batch_key, move_key desc
    ), left_at as (
      select batch_key, step_time as since,
        case step when 'ended' then to_place_key when 'cancelled' then from_place_key end as place_key,
        case step when 'started' then move_key end as move_key
      from carried join move using (move_key) join last using (move_key)
    )
    (select 'batch_position' as "table", coalesce(batch.code, 'batch key ' || batch_key) as key, 'position' as column,
      coalesce(supposed.code, 'move ' || left_at.move_key) || ' ' || left_at.since as expected,
      coalesce(actual.code, 'move ' || kept.move_key) || ' ' || kept.since as found
    from batch_position as kept full join left_at using (batch_key) left join batch using (batch_key)
      left join facility_place as supposed on supposed.facility_place_key = left_at.place_key
      left join facility_place as actual on actual.facility_place_key = kept.facility_place_key
    where (kept.facility_place_key, kept.move_key, kept.since) is distinct from (left_at.place_key, left_at.move_key, left_at.since)
    order by batch_key limit 100)
    union all
    (select 'move', move.id::text, 'closed_time', case when step = 'started' then null else step_time end::text, closed_time::text
    from move left join last using (move_key)
    where closed_time is distinct from case when step = 'started' then null else step_time end
    order by move_key limit 100)`.execute(db)
  return rows
}
