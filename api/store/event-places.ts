import type { Database } from './database.ts'

/** Where one of the organisation's own events was recorded. */
export interface EventPlace {
  readonly stream: string
  readonly stage: string
  /** Code of the facility. */
  readonly facility: string
}

/** Stream and facility of an event of the organisation; undefined when it recorded none of this id. */
export async function findEventPlace(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<EventPlace | undefined> {
  return db
    .selectFrom('event')
    .innerJoin('facility', 'facility.facility_key', 'event.facility_key')
    .select(['event.stream', 'event.stage', 'facility.code as facility'])
    .where('event.organisation_key', '=', organisationKey)
    .where('event.id', '=', id)
    .executeTakeFirst()
}
