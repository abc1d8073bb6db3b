import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { onward } from '../onward.ts'

/** A passport with its newest version. */
export interface NewestPassport {
  readonly passportKey: number
  readonly id: string
  readonly batchKey: number
  /** Id of the batch. */
  readonly batch: string
  readonly stream: string
  readonly organisationKey: number
  readonly isEnded: boolean
  readonly version: number
  /** Id of the version's credential. */
  readonly versionId: string
  readonly isRevoked: boolean
  /** Why the newest version was revoked; null where it was not. */
  readonly revokedFor: string | null
  readonly token: string
  readonly digest: Buffer
  readonly statusListKey: number
  readonly seq: number
}

/** Selects passports with their newest version, named as above; the caller adds which. */
export const newestPassports = sql`
  select passport_key as "passportKey", passport.id, passport.batch_key as "batchKey", batch.id as batch, passport.stream,
    passport.organisation_key as "organisationKey", passport.ended_time is not null as "isEnded", version,
    newest.id as "versionId", revoked_time is not null as "isRevoked", revocation_reason as "revokedFor", token, digest,
    status_list_key as "statusListKey", seq
  from passport join passport_version as newest using (passport_key)
    join batch on batch.batch_key = passport.batch_key`

/** The passport that a batch has or had last; undefined where it never had one. */
export async function findPassportOf(
  tx: Database,
  batchKey: number,
): Promise<NewestPassport | undefined> {
  const { rows } = await sql<NewestPassport>`
    ${newestPassports} where passport.batch_key = ${batchKey} and superseded_time is null
    order by passport_key desc limit 1`.execute(tx)
  return rows[0]
}

/** The same as `findPassportOf`, by the batch's id. */
export async function findPassportOfBatch(
  tx: Database,
  batch: string,
): Promise<NewestPassport | undefined> {
  const row = await tx
    .selectFrom('batch')
    .select('batch_key')
    .where('id', '=', batch)
    .executeTakeFirst()
  return row && findPassportOf(tx, row.batch_key)
}

/** Whether anything is left of a batch. */
export async function isAnythingLeft(tx: Database, batchKey: number): Promise<boolean> {
  const found = await tx
    .selectFrom('stock')
    .select('amount')
    .where('batch_key', '=', batchKey)
    .where('dimension', '=', 'mass')
    .where('amount', '>', 0)
    .executeTakeFirst()
  return found !== undefined
}

/** A passport that stands and was signed with a key that has ended since; after those of `passedBy`. */
export async function nextSignedBefore(
  tx: Database,
  passedBy: readonly number[],
): Promise<NewestPassport | undefined> {
  const { rows } = await sql<NewestPassport>`
    ${newestPassports} join issuer_key using (did)
    where issuer_key.ended_time is null and issuer_key.created_time > issued_time
      and superseded_time is null and revoked_time is null and passport.ended_time is null
      and not passport.batch_key = any(${passedBy}::bigint[])
    order by passport_key limit 1`.execute(tx)
  return rows[0]
}

/** Passports of what a batch was made of, the nearest above it on each way up, each with its newest version. */
export async function findPredecessors(
  tx: Database,
  batchKey: number,
): Promise<readonly NewestPassport[]> {
  const { rows } = await sql<NewestPassport>`
    with recursive walk (batch_key, has) as (
      select parent, exists (select from passport where batch_key = parent) from lineage where child = ${batchKey}
      union select onward.batch_key, exists (select from passport where passport.batch_key = onward.batch_key)
        from walk, ${onward('up', 'walk.batch_key')} where not has
    )
    ${newestPassports} where superseded_time is null
      and passport.batch_key in (select batch_key from walk where has)
    order by passport_key limit ${mostPredecessors}`.execute(tx)
  return rows
}

/** Most passports that one names as its predecessors. */
const mostPredecessors = 1_000

/** How much a batch was made of: what it came out of directly, and how much more stands above that. */
export async function countSources(
  tx: Database,
  batchKey: number,
): Promise<{ readonly direct: number; readonly all: number }> {
  const { rows } = await sql<{ direct: number; all: number }>`
    with recursive walk (batch_key) as (
      select parent from lineage where child = ${batchKey}
      union select onward.batch_key from walk, ${onward('up', 'walk.batch_key')}
    )
    select (select count(*) from lineage where child = ${batchKey}) as direct,
      (select count(*) from (select from walk limit ${mostSources}) as met) as all`.execute(tx)
  return rows[0] ?? { direct: 0, all: 0 }
}

/** Most batches that are counted above one. */
export const mostSources = 2_000

/** Passports that a passport goes on from, each with its newest version. */
export async function predecessorsOf(
  tx: Database,
  { passportKey }: Pick<NewestPassport, 'passportKey'>,
): Promise<readonly NewestPassport[]> {
  const { rows } = await sql<NewestPassport>`
    ${newestPassports} where superseded_time is null and passport_key in (
      select predecessor_key from passport_predecessor where passport_key = ${passportKey})
    order by passport_key`.execute(tx)
  return rows
}
