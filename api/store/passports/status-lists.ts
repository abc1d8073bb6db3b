import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A list of which passports of an issuer are revoked. */
export interface StatusList {
  readonly statusListKey: number
  /** The end of its address. */
  readonly id: string
  readonly organisationKey: number
  readonly did: string
}

const listColumns = [
  'status_list_key as statusListKey',
  'id',
  'organisation_key as organisationKey',
  'did',
] as const

/** The list of an identifier that has the fewest places taken, and how many that are; undefined where it has none yet. */
export async function emptiestList(
  tx: Database,
  did: string,
): Promise<(StatusList & { readonly taken: number }) | undefined> {
  return tx
    .selectFrom('status_list')
    .select(listColumns)
    .select(({ selectFrom, fn }) =>
      selectFrom('passport_version')
        .select(fn.countAll<number>().as('taken'))
        .whereRef('passport_version.status_list_key', '=', 'status_list.status_list_key')
        .$asScalar()
        .$notNull()
        .as('taken'),
    )
    .where('did', '=', did)
    .orderBy('taken')
    .limit(1)
    .executeTakeFirst()
}

/** Begins a further list. */
export async function addStatusList(
  tx: Database,
  { id, organisationKey, did, now }: Omit<StatusList, 'statusListKey'> & { readonly now: Date },
): Promise<StatusList> {
  return tx
    .insertInto('status_list')
    .values({ id, organisation_key: organisationKey, did, created_time: now })
    .returning(listColumns)
    .executeTakeFirstOrThrow()
}

/** Whether a place of a list is taken. */
export async function isPlaceTaken(
  tx: Database,
  statusListKey: number,
  index: number,
): Promise<boolean> {
  const found = await tx
    .selectFrom('passport_version')
    .select('passport_version_key')
    .where('status_list_key', '=', statusListKey)
    .where('status_index', '=', index)
    .executeTakeFirst()
  return found !== undefined
}

/** Places of a list that are revoked. */
export async function revokedPlaces(
  tx: Database,
  statusListKey: number,
): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('passport_version')
    .select('status_index')
    .where('status_list_key', '=', statusListKey)
    .where('revoked_time', 'is not', null)
    .execute()
  return rows.map(({ status_index }) => status_index)
}

/** A signed version of a list. */
export interface NewListVersion {
  readonly token: string
  readonly digest: Buffer
  readonly validFrom: Date
  readonly validUntil: Date
}

/** Publishes the next version of a list; those before stay. The caller MUST hold the issuer's lock. */
export async function addListVersion(
  tx: Database,
  { statusListKey, organisationKey }: StatusList,
  { token, digest, validFrom, validUntil }: NewListVersion,
): Promise<void> {
  await sql`
    insert into status_list_version
      (status_list_key, version, organisation_key, token, digest, valid_from, valid_until)
    select ${statusListKey}, 1 + coalesce(max(version), 0), ${organisationKey}, ${token}, ${digest},
      ${validFrom}, ${validUntil}
    from status_list_version where status_list_key = ${statusListKey}`.execute(tx)
}

/** When the newest version of a list holds from; undefined where there is none yet. */
export async function newestListTime(
  tx: Database,
  statusListKey: number,
): Promise<Date | undefined> {
  const found = await tx
    .selectFrom('status_list_version')
    .select('valid_from')
    .where('status_list_key', '=', statusListKey)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.valid_from
}

/** The newest version of the list of this id. */
export async function findListToken(
  db: Database,
  id: string,
): Promise<{ readonly token: string; readonly validUntil: Date } | undefined> {
  return db
    .selectFrom('status_list_version')
    .innerJoin('status_list', 'status_list.status_list_key', 'status_list_version.status_list_key')
    .select(['token', 'valid_until as validUntil'])
    .where('status_list.id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Lists of an identifier. */
export async function listsOf(tx: Database, did: string): Promise<readonly StatusList[]> {
  return tx.selectFrom('status_list').select(listColumns).where('did', '=', did).execute()
}

/** Lists whose newest version does not begin between two times. */
export async function listsNotSignedWithin(
  db: Database,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly StatusList[]> {
  const newest = sql<Date | null>`(select valid_from from status_list_version as version
    where version.status_list_key = status_list.status_list_key order by version.version desc limit 1)`
  return db
    .selectFrom('status_list')
    .select(listColumns)
    .where(sql<boolean>`(${newest} between ${from} and ${to}) is not true`)
    .execute()
}

/** The list that a version of a passport has its place in. */
export async function listOfVersion(tx: Database, versionId: string): Promise<StatusList> {
  return tx
    .selectFrom('passport_version')
    .innerJoin('status_list', 'status_list.status_list_key', 'passport_version.status_list_key')
    .select([
      'status_list.status_list_key as statusListKey',
      'status_list.id',
      'status_list.organisation_key as organisationKey',
      'status_list.did',
    ])
    .where('passport_version.id', '=', versionId)
    .executeTakeFirstOrThrow()
}

/** Lists that any version of a passport has its place in; its issuers were several where it was handed over. */
export async function listsOfPassport(
  tx: Database,
  passportKey: number,
): Promise<readonly StatusList[]> {
  return tx
    .selectFrom('status_list')
    .select(listColumns)
    .where('status_list_key', 'in', ({ selectFrom }) =>
      selectFrom('passport_version')
        .select('passport_version.status_list_key')
        .where('passport_key', '=', passportKey),
    )
    .orderBy('status_list_key')
    .execute()
}
