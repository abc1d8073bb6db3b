import { sql } from 'kysely'
import { usualTimeZone } from '../../../domain/local-day.ts'
import type { Place } from '../../../workflows/known.ts'
import type { Database } from '../database.ts'

/** The one order in which a facility's place is looked for, as text: in `facility`, then in its `organisation`; both MUST be joined. */
export const placeText = {
  timeZone: 'coalesce(facility.time_zone, organisation.time_zone)',
  jurisdiction: 'coalesce(facility.jurisdiction, organisation.jurisdiction)',
} as const

/** Where a facility is. */
export const place = sql<Place>`json_build_object(
  'timeZone', ${sql.raw(placeText.timeZone)}, 'jurisdiction', ${sql.raw(placeText.jurisdiction)})`

/** Where the days of a facility begin, also where nobody said. */
export const daysAtFacility = sql<string>`coalesce(facility.time_zone, organisation.time_zone, ${usualTimeZone})`

/** Where the days of an organisation begin that belong to none of its facilities. */
export const daysOfOrganisation = sql<string>`coalesce(organisation.time_zone, ${usualTimeZone})`

/** Where an organisation's facilities are that say nothing of it themselves. */
export async function usualPlace(db: Database, organisationKey: number): Promise<Place> {
  return db
    .selectFrom('organisation')
    .select(['jurisdiction', 'time_zone as timeZone'])
    .where('organisation_key', '=', organisationKey)
    .executeTakeFirstOrThrow()
}

/** By whose clock people of an organisation read what belongs to no one place: its own, else that of its first facility that has one. */
export async function readersZone(db: Database, organisationKey: number): Promise<string> {
  const { rows } = await sql<{ timeZone: string }>`
    select coalesce(organisation.time_zone, facility.time_zone, ${usualTimeZone}) as "timeZone"
    from organisation left join facility using (organisation_key)
    where organisation_key = ${organisationKey}
    order by facility.time_zone is null, facility_key limit 1`.execute(db)
  return rows[0]?.timeZone ?? usualTimeZone
}

/** Where the days of an organisation begin that belong to none of its facilities. */
export async function usualZone(db: Database, organisationKey: number): Promise<string> {
  return (await usualPlace(db, organisationKey)).timeZone ?? usualTimeZone
}
