import { sql, type Transaction } from 'kysely'
import { reversedState } from '../../../domain/replay-chain.ts'
import type { Place } from '../../../workflows/known.ts'
import type { Database, Tables } from '../database.ts'
import { awaitRecording } from '../recording/senders.ts'
import { columns, type Row } from '../row.ts'
import { place } from './place.ts'
import { type Change, type NamesChange, namesWith } from './register.ts'

const facilityColumns = [
  'facility_key',
  'code',
  'name',
  'names',
  'address',
  'floor_area_square_metres',
  'time_zone',
  'jurisdiction',
  'closed_time',
] as const

type SaidOfFacility = Row<'facility', (typeof facilityColumns)[number]>

/** A facility with everything that its organisation says of it, and where that puts it. */
export interface StoredFacility extends SaidOfFacility {
  /** By its own time zone and jurisdiction, else by its organisation's. */
  readonly place: Place
  /** Code of the estate that it stands in. */
  readonly estate: string | null
}

type Kept = 'facilityKey' | 'code' | 'names' | 'closedTime'

/** What is said of a facility from now on, of its names those that change. */
export interface FacilityChange extends Change<Omit<SaidOfFacility, Kept>> {
  readonly names?: NamesChange | undefined
  readonly estateKey?: number | null | undefined
}

function selectFacilities(db: Database, organisationKey: number) {
  return db
    .selectFrom('facility')
    .innerJoin('organisation', 'organisation.organisation_key', 'facility.organisation_key')
    .select(columns('facility', facilityColumns))
    .select(place.as('place'))
    .select(
      sql<
        string | null
      >`(select estate.code from estate where estate.estate_key = facility.estate_key)`.as(
        'estate',
      ),
    )
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

/** The organisation's facilities that take something, by code: what a form offers. */
export async function readOpenFacilities(
  db: Database,
  organisationKey: number,
): Promise<readonly StoredFacility[]> {
  const facilities = await readFacilities(db, organisationKey)
  return facilities.filter(isOpen)
}

/** Whether something may be recorded at it. */
export function isOpen({ closedTime }: Pick<StoredFacility, 'closedTime'>): boolean {
  return closedTime === null
}

/** Closes a facility, or opens it again. */
export async function setClosed(
  db: Database,
  organisationKey: number,
  { facilityKey, closedTime }: { facilityKey: number; closedTime: Date | null },
): Promise<void> {
  await db
    .updateTable('facility')
    .set({ closed_time: closedTime })
    .where('organisation_key', '=', organisationKey)
    .where('facility_key', '=', facilityKey)
    .execute()
}

/** What keeps a facility from being closed, of each kind the first few with how many there are. */
export interface StillThere {
  readonly batches: readonly string[]
  readonly batchCount: number
  /** Ids of hand-overs that begin there and are not on their way, or that arrived there and are not decided. */
  readonly handOvers: readonly string[]
  readonly handOverCount: number
}

const mostNamed = 5

/**
 * Reads what is still at a facility: batches of which grams are left or that were never weighed, and hand-overs under way. Waits for
 * what is being recorded; what comes after finds the facility as this transaction leaves it, which the table of batches sees to.
 */
export async function readStillThere(
  tx: Transaction<Tables>,
  organisationKey: number,
  facilityKey: number,
): Promise<StillThere> {
  await awaitRecording(tx, organisationKey)
  const batches = await sql<{ code: string; total: number }>`
    select code, count(*) over () as total from batch
      left join stock as mass on mass.batch_key = batch.batch_key and mass.dimension = 'mass'
    where batch.organisation_key = ${organisationKey} and facility_key = ${facilityKey}
      and (mass.amount > 0 or (mass.amount is null and batch.state <> ${reversedState}))
    order by code limit ${mostNamed}`.execute(tx)
  const handOvers = await sql<{ id: string; total: number }>`
    select id::text, count(*) over () as total from hand_over
    where (sender_key = ${organisationKey} and sender_facility_key = ${facilityKey}
        and state in ('offered', 'in_transport', 'stored', 'received', 'part_accepted', 'refused'))
      or (receiver_key = ${organisationKey} and receiver_facility_key = ${facilityKey} and state = 'received')
    order by hand_over_key limit ${mostNamed}`.execute(tx)
  return {
    batches: batches.rows.map(({ code }) => code),
    batchCount: Number(batches.rows[0]?.total ?? 0),
    handOvers: handOvers.rows.map(({ id }) => id),
    handOverCount: Number(handOvers.rows[0]?.total ?? 0),
  }
}

/** Changes what is said of a facility; its code stays, since scans carry it. */
export async function changeFacility(
  db: Database,
  organisationKey: number,
  { facilityKey, change }: { facilityKey: number; change: FacilityChange },
): Promise<void> {
  const { name, names, address, floorAreaSquareMetres, timeZone, jurisdiction, estateKey } = change
  const set = {
    ...(name === undefined ? {} : { name }),
    ...(names === undefined ? {} : { names: namesWith(names) }),
    ...(address === undefined ? {} : { address }),
    ...(floorAreaSquareMetres === undefined
      ? {}
      : { floor_area_square_metres: floorAreaSquareMetres }),
    ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(estateKey === undefined ? {} : { estate_key: estateKey }),
  }
  if (Object.keys(set).length === 0) return
  await db
    .updateTable('facility')
    .set(set)
    .where('organisation_key', '=', organisationKey)
    .where('facility_key', '=', facilityKey)
    .execute()
}
