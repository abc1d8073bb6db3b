import { sql } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

const keyColumns = [
  'station_id',
  'name',
  'prefix',
  'role',
  'facility_key',
  'stages',
  'signing_key',
  'created_time',
  'last_used_time',
  'expires_time',
  'revoked_time',
] as const

/** One key of a station, as its owner sees it: never the key itself. */
export interface StationKey extends Row<'access_key', (typeof keyColumns)[number]> {
  readonly keyKey: number
  /** Code of the facility that it stands at, and what it is called. */
  readonly facility: string | null
  readonly facilityName: string | null
  readonly facilityNames: LocalNames | null
}

/** Keys of the organisation's stations, or of one of them; a station's newest key last. */
export async function listStationKeys(
  db: Database,
  organisationKey: number,
  stationId?: string,
): Promise<readonly StationKey[]> {
  let query = db
    .selectFrom('access_key')
    .leftJoin('facility', 'facility.facility_key', 'access_key.facility_key')
    .select(['access_key_key as keyKey', 'facility.code as facility'])
    .select(['facility.name as facilityName', 'facility.names as facilityNames'])
    .select(columns('access_key', keyColumns))
    .where('access_key.organisation_key', '=', organisationKey)
  if (stationId !== undefined) query = query.where('station_id', '=', stationId)
  return query.orderBy('access_key_key').execute()
}

/** Locks a station's keys, so that only one person at a time rotates or revokes them. */
export async function lockStation(
  tx: Database,
  organisationKey: number,
  stationId: string,
): Promise<void> {
  await tx
    .selectFrom('access_key')
    .select('access_key_key')
    .where('organisation_key', '=', organisationKey)
    .where('station_id', '=', stationId)
    .forUpdate()
    .execute()
}

/** Ends every live key of a station, at once or at a later time; one that ends earlier anyway still does. */
export async function endStationKeys(
  tx: Database,
  organisationKey: number,
  { stationId, now, until }: { stationId: string; now: Date; until?: Date },
): Promise<void> {
  const live = tx
    .updateTable('access_key')
    .where('organisation_key', '=', organisationKey)
    .where('station_id', '=', stationId)
    .where('revoked_time', 'is', null)
  if (until === undefined) {
    await live.set({ revoked_time: now }).execute()
    return
  }
  await live
    .set({ expires_time: until })
    .where((by) => by.or([by('expires_time', 'is', null), by('expires_time', '>', until)]))
    .execute()
}

/** Ends the live keys of a station that sign with this key, from now on. */
export async function endSigningKey(
  tx: Database,
  organisationKey: number,
  { stationId, signingKey, now }: { stationId: string; signingKey: Buffer; now: Date },
): Promise<void> {
  await tx
    .updateTable('access_key')
    .set({ expires_time: now })
    .where('organisation_key', '=', organisationKey)
    .where('station_id', '=', stationId)
    .where('signing_key', '=', signingKey)
    .where('revoked_time', 'is', null)
    .where((by) => by.or([by('expires_time', 'is', null), by('expires_time', '>', now)]))
    .execute()
}

/** Waits until nobody else registers this signing key, and keeps others waiting until the transaction ends; after `lockStation`. */
export async function lockSigningKey(tx: Database, signingKey: Buffer): Promise<void> {
  const name = signingKey.toString('hex')
  await sql`select pg_advisory_xact_lock(hashtext('signing key'), hashtext(${name}))`.execute(tx)
}

/** Name of another station of the organisation that signs with this key now. */
export async function findKeyHolder(
  db: Database,
  {
    organisationKey,
    stationId,
    now,
  }: { organisationKey: number; stationId?: string | undefined; now: Date },
  signingKey: Buffer,
): Promise<string | undefined> {
  let query = db
    .selectFrom('access_key')
    .select('name')
    .where('organisation_key', '=', organisationKey)
    .where('signing_key', '=', signingKey)
    .where('revoked_time', 'is', null)
    .where((by) => by.or([by('expires_time', 'is', null), by('expires_time', '>', now)]))
  if (stationId !== undefined) query = query.where('station_id', '!=', stationId)
  return (await query.limit(1).executeTakeFirst())?.name
}

/** A key by which a station signs, with what binds it. */
export interface Signer {
  readonly keyKey: number
  readonly stationId: string
  readonly name: string
  readonly signingKey: Buffer
  /** Code of the facility that it stands at, and what it is called; null for any. */
  readonly facility: string | null
  readonly facilityName: string | null
  readonly facilityNames: LocalNames | null
  /** As `stream.stage`; null for all. */
  readonly stages: string[] | null
  readonly expiresTime: Date | null
  readonly revokedTime: Date | null
}

/** The newest key of the organisation for each of these signing keys, also one that has ended. */
export async function findSigners(
  db: Database,
  organisationKey: number,
  signingKeys: readonly Buffer[],
): Promise<readonly Signer[]> {
  const rows = await db
    .selectFrom('access_key')
    .leftJoin('facility', 'facility.facility_key', 'access_key.facility_key')
    .select(['access_key_key as keyKey', 'facility.code as facility', 'access_key.name'])
    .select(['facility.name as facilityName', 'facility.names as facilityNames'])
    .select(['station_id as stationId', 'signing_key as signingKey', 'stages'])
    .select(['expires_time as expiresTime', 'revoked_time as revokedTime'])
    .where('access_key.organisation_key', '=', organisationKey)
    .where('signing_key', 'in', signingKeys)
    .orderBy('access_key_key')
    .execute()
  const newest = new Map<string, Signer>()
  for (const { signingKey, ...row } of rows) {
    if (signingKey !== null) newest.set(signingKey.toString('hex'), { ...row, signingKey })
  }
  return [...newest.values()]
}

/** Whether a key lives: nobody revoked it, and its end is to come. */
export function isLiveKey(
  { revokedTime, expiresTime }: Pick<Signer, 'revokedTime' | 'expiresTime'>,
  now: Date,
): boolean {
  return revokedTime === null && (expiresTime === null || expiresTime > now)
}
