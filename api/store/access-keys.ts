import type { KeyRole } from './access-tables.ts'
import type { Database } from './database.ts'
import type { Organisation } from './organisations.ts'

/** A live key as its digest is looked up. */
export interface StoredKey extends Organisation {
  readonly keyKey: number
  readonly keyName: string
  readonly role: KeyRole
  /** Code of the one facility it stands at; null for any. */
  readonly facility: string | null
  readonly stages: readonly string[] | null
  readonly signingKey: Buffer | null
  readonly expiresTime: Date | null
}

/** Stores a key's digest and its first characters, which tell a person which key is meant. */
export async function addAccessKey(
  db: Database,
  organisationKey: number,
  key: { name: string; prefix: string; digest: Buffer; now: Date; role: KeyRole },
): Promise<void> {
  const { name, prefix, digest, now, role } = key
  await db
    .insertInto('access_key')
    .values({ organisation_key: organisationKey, name, prefix, digest, created_time: now, role })
    .execute()
}

/** The live key of this digest with its organisation; undefined when there is none or it was revoked. */
export async function findByKeyDigest(
  db: Database,
  digest: Buffer,
): Promise<StoredKey | undefined> {
  return db
    .selectFrom('access_key')
    .innerJoin('organisation', 'organisation.organisation_key', 'access_key.organisation_key')
    .leftJoin('facility', 'facility.facility_key', 'access_key.facility_key')
    .select([
      'access_key_key as keyKey',
      'access_key.name as keyName',
      'role',
      'facility.code as facility',
      'stages',
      'signing_key as signingKey',
      'expires_time as expiresTime',
      'organisation.organisation_key as organisationKey',
      'organisation.slug',
      'organisation.name',
    ])
    .where('digest', '=', digest)
    .where('revoked_time', 'is', null)
    .executeTakeFirst()
}

/** Revokes every live key of the organisation with this prefix; gives how many there were. */
export async function revokeAccessKey(
  db: Database,
  organisationKey: number,
  { prefix, now }: { prefix: string; now: Date },
): Promise<number> {
  const result = await db
    .updateTable('access_key')
    .set({ revoked_time: now })
    .where('organisation_key', '=', organisationKey)
    .where('prefix', '=', prefix)
    .where('revoked_time', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
