import type { Place } from '../../../workflows/known.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'
import { place } from './place.ts'
import type { Change } from './register.ts'

const facilityColumns = [
  'facility_key',
  'code',
  'name',
  'address',
  'floor_area_square_metres',
  'time_zone',
  'jurisdiction',
] as const

type SaidOfFacility = Row<'facility', (typeof facilityColumns)[number]>

/** A facility with everything that its organisation says of it, and where that puts it. */
export interface StoredFacility extends SaidOfFacility {
  /** By its own time zone and jurisdiction, else by its organisation's. */
  readonly place: Place
}

export type FacilityChange = Change<Omit<SaidOfFacility, 'facilityKey' | 'code'>>

function selectFacilities(db: Database, organisationKey: number) {
  return db
    .selectFrom('facility')
    .innerJoin('organisation', 'organisation.organisation_key', 'facility.organisation_key')
    .select(columns('facility', facilityColumns))
    .select(place.as('place'))
    .where('facility.organisation_key', '=', organisationKey)
}

/** The organisation's facilities by code. */
export async function readFacilities(
  db: Database,
  organisationKey: number,
): Promise<readonly StoredFacility[]> {
  return selectFacilities(db, organisationKey).orderBy('code').execute()
}

/** The same, by code. */
export async function readPlaces(
  db: Database,
  organisationKey: number,
): Promise<ReadonlyMap<string, StoredFacility>> {
  const facilities = await readFacilities(db, organisationKey)
  return new Map(facilities.map((facility) => [facility.code, facility]))
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
  const { name, address, floorAreaSquareMetres, timeZone, jurisdiction } = change
  const set = {
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
    ...(floorAreaSquareMetres === undefined
      ? {}
      : { floor_area_square_metres: floorAreaSquareMetres }),
    ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
  }
  if (Object.keys(set).length === 0) return
  await db
    .updateTable('facility')
    .set(set)
    .where('organisation_key', '=', organisationKey)
    .where('facility_key', '=', facilityKey)
    .execute()
}
