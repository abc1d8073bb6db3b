import { sql } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Database } from '../database.ts'

/** A facility of one of several organisations. */
export interface OverseenPlace {
  /** Slug of whose it is. */
  readonly organisation: string
  readonly code: string
  readonly name: string
  readonly names: LocalNames
}

/** The facilities of these organisations. */
export async function listPlaces(
  db: Database,
  keys: readonly number[],
): Promise<readonly OverseenPlace[]> {
  const { rows } = await sql<OverseenPlace>`
    select organisation.slug as organisation, facility.code, facility.name, facility.names
    from facility join organisation using (organisation_key)
    where facility.organisation_key = any(${[...keys]}::integer[]) order by facility_key`.execute(
    db,
  )
  return rows
}

/** The estates of these organisations; of one code the first that wrote it. */
export async function listEstates(
  db: Database,
  keys: readonly number[],
): Promise<readonly Omit<OverseenPlace, 'organisation'>[]> {
  const { rows } = await sql<Omit<OverseenPlace, 'organisation'>>`
    select distinct on (code) code, name, names from estate
    where organisation_key = any(${[...keys]}::integer[]) order by code, estate_key`.execute(db)
  return rows
}
