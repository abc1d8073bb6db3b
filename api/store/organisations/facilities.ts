import type { Database } from '../database.ts'

/** A facility with everything that its organisation says of it. */
export interface StoredFacility {
  readonly facilityKey: number
  readonly code: string
  readonly name: string
  readonly address: string | null
  /** Whole square metres. */
  readonly floorAreaSquareMetres: number | null
  /** IANA name; where its days begin. */
  readonly timeZone: string | null
}

export type FacilityChange = Partial<Omit<StoredFacility, 'facilityKey' | 'code'>>

function selectFacilities(db: Database, organisationKey: number) {
  return db
    .selectFrom('facility')
    .select(['facility_key as facilityKey', 'code', 'name', 'address'])
    .select('floor_area_square_metres as floorAreaSquareMetres')
    .select('time_zone as timeZone')
    .where('organisation_key', '=', organisationKey)
}

/** The organisation's facilities by code. */
export async function readFacilities(
  db: Database,
  organisationKey: number,
): Promise<readonly StoredFacility[]> {
  return selectFacilities(db, organisationKey).orderBy('code').execute()
}

/** The organisation's facility of this code, if it has one. */
export async function findFacility(
  db: Database,
  organisationKey: number,
  code: string,
): Promise<StoredFacility | undefined> {
  return selectFacilities(db, organisationKey).where('code', '=', code).executeTakeFirst()
}

/** Changes what is said of a facility; its code stays, since scans carry it. */
export async function changeFacility(
  db: Database,
  organisationKey: number,
  { facilityKey, change }: { facilityKey: number; change: FacilityChange },
): Promise<void> {
  const { name, address, floorAreaSquareMetres, timeZone } = change
  const set = {
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
    ...(floorAreaSquareMetres === undefined
      ? {}
      : { floor_area_square_metres: floorAreaSquareMetres }),
    ...(timeZone === undefined ? {} : { time_zone: timeZone }),
  }
  if (Object.keys(set).length === 0) return
  await db
    .updateTable('facility')
    .set(set)
    .where('organisation_key', '=', organisationKey)
    .where('facility_key', '=', facilityKey)
    .execute()
}
