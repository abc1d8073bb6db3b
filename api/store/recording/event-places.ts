import type { Database } from '../database.ts'

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

/** When each of these batches of the organisation began, by the time of its first event, and what it carries now. */
export async function listBegun(
  db: Database,
  organisationKey: number,
  codes: readonly string[],
): Promise<readonly { readonly code: string; readonly time: Date; readonly context: object }[]> {
  return db
    .selectFrom('batch')
    .innerJoin('event_subject', 'event_subject.batch_key', 'batch.batch_key')
    .innerJoin('event', 'event.event_key', 'event_subject.event_key')
    .select(['batch.code', 'batch.context', 'event.event_time as time'])
    .where('batch.organisation_key', '=', organisationKey)
    .where('batch.code', '=', (by) => by.fn.any(by.val([...codes])))
    .where('event_subject.seq', '=', 1)
    .execute()
}

/** The stages of those of the organisation's events that have one of these ids, as stream and stage by id. */
export async function readEventStages(
  db: Database,
  organisationKey: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly stream: string; readonly stage: string }>> {
  const rows = await db
    .selectFrom('event')
    .select(['id', 'stream', 'stage'])
    .where('organisation_key', '=', organisationKey)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, stream, stage }) => [id, { stream, stage }]))
}
