import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A licence by number, with its inclusive days. */
export interface FacilityLicence {
  readonly facilityKey: number
  readonly number: string
  readonly validFrom: string
  readonly validUntil: string
}

/**
 * Licences of facilities, also of the other side's: their numbers stand on the papers of a hand-over for both sides and whoever carries.
 * For the system's own database; whose hand-over it is MUST have been decided before.
 */
export async function listFacilityLicences(
  system: Database,
  facilityKeys: readonly number[],
): Promise<readonly FacilityLicence[]> {
  if (facilityKeys.length === 0) return []
  const { rows } = await sql<FacilityLicence>`
    select facility_key as "facilityKey", number, valid_from::text as "validFrom",
      least(valid_until, (ended_time at time zone 'UTC')::date)::text as "validUntil"
    from licence where facility_key = any(${[...facilityKeys]}::integer[])
    order by facility_key, valid_from, licence_key`.execute(system)
  return rows
}

/** Addresses of facilities that have one, by key, also of the other side's: they stand on the papers of a hand-over. The same holds as for licences. */
export async function listFacilityAddresses(
  system: Database,
  facilityKeys: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (facilityKeys.length === 0) return new Map()
  const rows = await system
    .selectFrom('facility')
    .select(['facility_key', 'address'])
    .where('facility_key', 'in', [...facilityKeys])
    .where('address', 'is not', null)
    .execute()
  return new Map(rows.map(({ facility_key, address }) => [facility_key, address ?? '']))
}
