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

/** Codes of what stands in the colour stores of a facility, or of all, and is a load of no open move, with the place and since when. */
export async function listCallable(
  db: Database,
  organisationKey: number,
  facility?: string,
): Promise<ReadonlyMap<string, Pick<Standing, 'since'> & { readonly place: string }>> {
  const { rows } = await sql<{
    readonly code: string
    readonly place: string
    readonly since: Date
  }>`
    select batch.code, there.code as place, position.since
    from facility_place as there
      join facility on facility.facility_key = there.facility_key
      join batch_position as position on position.facility_place_key = there.facility_place_key
      join batch on batch.batch_key = position.batch_key
      left join stock on stock.batch_key = batch.batch_key and stock.dimension = 'mass'
    where there.organisation_key = ${organisationKey} and (${facility ?? null}::text is null or facility.code = ${facility ?? null})
      and there.kind = 'colour_store' and ${isHere}
      and not exists (select from move_load join move using (move_key)
        where move_load.batch_key = batch.batch_key and move.closed_time is null)`.execute(db)
  return new Map(
    rows.map(({ code, place, since }) => [code, { place, since: since.toISOString() }]),
  )
}
