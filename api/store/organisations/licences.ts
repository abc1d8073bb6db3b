import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'
import { validDays } from './papers.ts'
import { daysAtFacility } from './place.ts'

const licenceColumns = [
  'id',
  'kind',
  'number',
  'dangerous_goods_limit_grams',
  'ended_time',
] as const

/** A licence of a facility; its days are inclusive and the facility's own. */
export interface StoredLicence extends Row<'licence', (typeof licenceColumns)[number]> {
  /** Code of the facility. */
  readonly facility: string
  readonly validFrom: string
  readonly validUntil: string
}

export interface NewLicence
  extends Row<'licence', 'facility_key' | 'kind' | 'number' | 'valid_from' | 'valid_until'> {
  readonly dangerousGoodsLimitGrams?: number | null | undefined
  readonly now: Date
}

function selectLicences(db: Database, organisationKey: number) {
  return db
    .selectFrom('licence')
    .innerJoin('facility', 'facility.facility_key', 'licence.facility_key')
    .innerJoin('organisation', 'organisation.organisation_key', 'facility.organisation_key')
    .select(columns('licence', licenceColumns))
    .select('facility.code as facility')
    .select(validDays)
    .where('licence.organisation_key', '=', organisationKey)
    .orderBy('valid_until')
    .orderBy('licence_key')
}

/** A facility's licences, those that end first at the front. */
export async function listLicences(
  db: Database,
  organisationKey: number,
  facilityKey: number,
): Promise<readonly StoredLicence[]> {
  return selectLicences(db, organisationKey)
    .where('licence.facility_key', '=', facilityKey)
    .execute()
}

/** The organisation's licence of this id. */
export async function findLicence(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<StoredLicence | undefined> {
  return selectLicences(db, organisationKey).where('licence.id', '=', id).executeTakeFirst()
}

/**
 * Licences that have ended or end within so many days and that no later one of the same facility and kind follows, by the
 * facility's own days.
 */
export async function listExpiringLicences(
  db: Database,
  organisationKey: number,
  { now, days }: { now: Date; days: number },
): Promise<readonly StoredLicence[]> {
  return selectLicences(db, organisationKey)
    .where('ended_time', 'is', null)
    .where(
      sql<boolean>`valid_until <= (${now}::timestamptz at time zone ${daysAtFacility})::date + ${days}::integer`,
    )
    .where(
      sql<boolean>`not exists (
        select from licence as next where next.facility_key = licence.facility_key and next.kind = licence.kind
          and next.ended_time is null and next.valid_until > licence.valid_until)`,
    )
    .execute()
}

/** Adds a licence; gives its id, or undefined when the same one is on record. */
export async function addLicence(
  db: Database,
  organisationKey: number,
  {
    facilityKey,
    kind,
    number,
    validFrom,
    validUntil,
    dangerousGoodsLimitGrams = null,
    now,
  }: NewLicence,
): Promise<string | undefined> {
  const added = await db
    .insertInto('licence')
    .values({
      organisation_key: organisationKey,
      facility_key: facilityKey,
      kind,
      number,
      valid_from: validFrom,
      valid_until: validUntil,
      dangerous_goods_limit_grams: dangerousGoodsLimitGrams,
      created_time: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['facility_key', 'kind', 'number', 'valid_until'])
        .where('ended_time', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return added?.id
}
