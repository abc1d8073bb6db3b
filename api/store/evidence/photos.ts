import { sql, type Transaction } from 'kysely'
import type { PhotoType } from '../../../domain/photo/photo.ts'
import type { Database, Tables } from '../database.ts'

/** A photo as it is kept. */
export interface StoredPhoto {
  readonly type: PhotoType
  readonly width: number
  readonly height: number
  readonly content: Buffer
}

/** Keeps a photo once; says whether it was not there before. */
export async function addPhoto(
  tx: Transaction<Tables>,
  organisationKey: number,
  { digest, now, ...photo }: StoredPhoto & { readonly digest: Buffer; readonly now: Date },
): Promise<boolean> {
  const added = await tx
    .insertInto('photo')
    .values({ organisation_key: organisationKey, digest, created_time: now, ...photo })
    .onConflict((conflict) => conflict.columns(['organisation_key', 'digest']).doNothing())
    .returning('digest')
    .executeTakeFirst()
  return added !== undefined
}

/** How many photos an organisation has kept since a time; whoever asks next waits until this transaction has ended. */
export async function countPhotos(
  tx: Transaction<Tables>,
  organisationKey: number,
  since: Date,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('photo'), ${organisationKey}::integer)`.execute(
    tx,
  )
  const { count } = await tx
    .selectFrom('photo')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisation_key', '=', organisationKey)
    .where('created_time', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** An organisation's photo of this digest. */
export async function findPhoto(
  db: Database,
  organisationKey: number,
  digest: Buffer,
): Promise<StoredPhoto | undefined> {
  const row = await db
    .selectFrom('photo')
    .select(['type', 'width', 'height', 'content'])
    .where('organisation_key', '=', organisationKey)
    .where('digest', '=', digest)
    .executeTakeFirst()
  // The type was read off the content before it was kept.
  return row === undefined ? undefined : { ...row, type: row.type as PhotoType }
}

/** Whether an organisation has this photo. */
export async function hasPhoto(
  db: Database,
  organisationKey: number,
  digest: Buffer,
): Promise<boolean> {
  const row = await db
    .selectFrom('photo')
    .select('digest')
    .where('organisation_key', '=', organisationKey)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row !== undefined
}

/** Removes a photo; says whether there was one. */
export async function removePhoto(
  db: Database,
  organisationKey: number,
  digest: Buffer,
): Promise<boolean> {
  const row = await db
    .deleteFrom('photo')
    .where('organisation_key', '=', organisationKey)
    .where('digest', '=', digest)
    .returning('digest')
    .executeTakeFirst()
  return row !== undefined
}
