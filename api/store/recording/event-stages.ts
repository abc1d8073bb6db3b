import type { Database } from '../database.ts'

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
