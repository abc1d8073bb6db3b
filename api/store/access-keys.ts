import type { Database } from './database.ts'
import type { Organisation } from './organisations.ts'

/** Stores a key's digest and its first characters, which tell a person which key is meant. */
export async function addAccessKey(
  db: Database,
  organisationKey: number,
  key: { name: string; prefix: string; digest: Buffer; now: Date },
): Promise<void> {
  const { name, prefix, digest, now } = key
  await db
    .insertInto('access_key')
    .values({
      organisation_key: organisationKey,
      name,
      prefix,
      digest,
      created_time: now,
      revoked_time: null,
    })
    .execute()
}

/** The organisation that a key digest belongs to, unless the key was revoked. */
export async function findByKeyDigest(
  db: Database,
  digest: Buffer,
): Promise<Organisation | undefined> {
  return db
    .selectFrom('access_key')
    .innerJoin('organisation', 'organisation.organisation_key', 'access_key.organisation_key')
    .select(['organisation.organisation_key as organisationKey', 'slug', 'organisation.name'])
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
