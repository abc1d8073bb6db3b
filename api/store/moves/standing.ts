import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { isHere } from './places.ts'

/** A batch that stands at a place. */
export interface Standing {
  readonly batch: string
  /** Null when never weighed. */
  readonly grams: number | null
  /** UTC ISO 8601. */
  readonly since: string
}

/** What stands at a place, the longest there first; the first thousand. */
export async function listStanding(db: Database, placeKey: number): Promise<readonly Standing[]> {
  const { rows } = await sql<Omit<Standing, 'since'> & { readonly since: Date }>`
    select batch.code as batch, stock.amount as grams, position.since
    from batch_position as position
      join facility_place as there on there.facility_place_key = position.facility_place_key
      join batch on batch.batch_key = position.batch_key
      left join stock on stock.batch_key = batch.batch_key and stock.dimension = 'mass'
    where position.facility_place_key = ${placeKey} and ${isHere}
    order by position.since, batch.code limit 1000`.execute(db)
  return rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() }))
}
