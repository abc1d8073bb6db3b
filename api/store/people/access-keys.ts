import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Organisation } from '../organisations/organisations.ts'
import { awaitRecording } from '../recording/senders.ts'
import { columns, type Row } from '../row.ts'
import type { KeyRole } from '../tables/organisation-tables.ts'

/** A live key as its digest is looked up. */
export interface StoredKey
  extends Organisation,
    Row<'access_key', 'station_id' | 'role' | 'stages' | 'signing_key' | 'expires_time'> {
  readonly keyKey: number
  readonly keyName: string
  /** Code of the one facility it stands at; null for any. */
  readonly facility: string | null
}

export interface NewKey {
  readonly name: string
  readonly prefix: string
  readonly digest: Buffer
  readonly now: Date
  readonly role: KeyRole
  readonly facilityKey?: number | null
  readonly stages?: readonly string[] | null
  readonly signingKey?: Buffer | null
  readonly expires?: Date | null
  readonly stationId?: string
}

/** Stores a key's digest and its first characters, which tell a person which key is meant; gives its station's id. */
export async function addAccessKey(
  db: Database,
  organisationKey: number,
  { name, prefix, digest, now, role, ...bounds }: NewKey,
): Promise<string> {
  const { facilityKey = null, stages = null, signingKey = null, expires = null } = bounds
  const { station_id } = await db
    .insertInto('access_key')
    .values({
      organisation_key: organisationKey,
      name,
      prefix,
      digest,
      created_time: now,
      role,
      facility_key: facilityKey,
      stages: stages === null ? null : [...stages],
      signing_key: signingKey,
      expires_time: expires,
      ...(bounds.stationId === undefined ? {} : { station_id: bounds.stationId }),
    })
    .returning('station_id')
    .executeTakeFirstOrThrow()
  return station_id
}

/** Keeps when keys were last used; an earlier time never replaces a later one. */
export async function noteKeyUses(
  db: Database,
  uses: readonly { readonly keyKey: number; readonly time: Date }[],
): Promise<void> {
  await sql`
    update access_key set last_used_time = used.time
    from unnest(${uses.map(({ keyKey }) => keyKey)}::integer[], ${uses.map(({ time }) => time)}::timestamptz[])
      as used (access_key_key, time)
    where access_key.access_key_key = used.access_key_key
      and (last_used_time is null or last_used_time < used.time)`.execute(db)
}

/** The live key of this digest with its organisation; undefined when there is none or it was revoked. */
export async function findByKeyDigest(
  db: Database,
  digest: Buffer,
): Promise<StoredKey | undefined> {
  return selectLive(db).where('digest', '=', digest).executeTakeFirst()
}

/** The organisation's oldest live key of this name. */
export async function findKeyNamed(
  db: Database,
  organisationKey: number,
  name: string,
): Promise<StoredKey | undefined> {
  return selectLive(db)
    .where('access_key.organisation_key', '=', organisationKey)
    .where('access_key.name', '=', name)
    .orderBy('access_key_key')
    .limit(1)
    .executeTakeFirst()
}

function selectLive(db: Database) {
  return db
    .selectFrom('access_key')
    .innerJoin('organisation', 'organisation.organisation_key', 'access_key.organisation_key')
    .leftJoin('facility', 'facility.facility_key', 'access_key.facility_key')
    .select([
      'access_key_key as keyKey',
      'access_key.name as keyName',
      'facility.code as facility',
      'organisation.organisation_key as organisationKey',
      'organisation.slug',
      'organisation.name',
      'organisation.names',
    ])
    .select(columns('access_key', ['station_id', 'role', 'stages', 'signing_key', 'expires_time']))
    .where('revoked_time', 'is', null)
    .where('organisation.suspended_time', 'is', null)
}

/** Revokes every live key of the organisation with this prefix; gives how many there were. */
export async function revokeAccessKey(
  db: Database,
  organisationKey: number,
  { prefix, now }: { prefix: string; now: Date },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('access_key')
      .set({ revoked_time: now })
      .where('organisation_key', '=', organisationKey)
      .where('prefix', '=', prefix)
      .where('revoked_time', 'is', null)
      .executeTakeFirst()
    await awaitRecording(tx, organisationKey)
    return Number(numUpdatedRows)
  })
}
