import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A version of a passport as anyone may read it. */
export interface PublishedVersion {
  readonly versionKey: number
  readonly id: string
  readonly passport: string
  readonly passportKey: number
  readonly version: number
  readonly stream: string
  readonly batch: string
  readonly organisationKey: number
  readonly cause: string
  readonly token: string
  readonly statusList: string
  readonly historyDigest: Buffer
  readonly issuedTime: Date
  readonly supersededTime: Date | null
  readonly suspendedTime: Date | null
  readonly suspensionReason: string | null
  readonly revokedTime: Date | null
  readonly revocationReason: string | null
  /** When the passport as a whole began, and when it came to its end. */
  readonly begunTime: Date
  readonly endedTime: Date | null
}

const published = sql`
  select passport_version_key as "versionKey", version.id, passport.id as passport, passport_key as "passportKey", version, passport.stream, batch.id as batch,
    version.organisation_key as "organisationKey", cause, token, status_list.id as "statusList",
    history_digest as "historyDigest",
    issued_time as "issuedTime", superseded_time as "supersededTime", suspended_time as "suspendedTime",
    suspension_reason as "suspensionReason", revoked_time as "revokedTime", revocation_reason as "revocationReason",
    passport.created_time as "begunTime", ended_time as "endedTime"
  from passport_version as version join passport using (passport_key) join status_list using (status_list_key)
    join batch on batch.batch_key = version.batch_key`

/** The version of this id. */
export async function findVersion(db: Database, id: string): Promise<PublishedVersion | undefined> {
  const { rows } = await sql<PublishedVersion>`${published} where version.id = ${id}::uuid`.execute(
    db,
  )
  return rows[0]
}

/** Versions that an organisation issued, newest first. */
export async function listIssued(
  db: Database,
  organisationKey: number,
  { cursor, limit }: { readonly cursor: number | undefined; readonly limit: number },
): Promise<readonly PublishedVersion[]> {
  const { rows } = await sql<PublishedVersion>`
    ${published} where version.organisation_key = ${organisationKey}
      and passport_version_key < coalesce(${cursor ?? null}::bigint, passport_version_key + 1)
    order by passport_version_key desc limit ${limit}`.execute(db)
  return rows
}

/** Versions that an organisation issued for a batch, newest first. */
export async function listIssuedFor(
  db: Database,
  organisationKey: number,
  batch: string,
): Promise<readonly PublishedVersion[]> {
  const { rows } = await sql<PublishedVersion>`
    ${published} where version.organisation_key = ${organisationKey} and batch.id = ${batch}::uuid
    order by passport_version_key desc`.execute(db)
  return rows
}

/** Every version of a passport, in order. */
export async function listVersions(
  db: Database,
  passportKey: number,
): Promise<readonly PublishedVersion[]> {
  const { rows } = await sql<PublishedVersion>`
    ${published} where version.passport_key = ${passportKey} order by version`.execute(db)
  return rows
}

/** The newest version of each passport that a passport goes on from, of those that did not end. */
export async function listPublishedPredecessors(
  db: Database,
  passportKey: number,
): Promise<readonly PublishedVersion[]> {
  const { rows } = await sql<PublishedVersion>`
    ${published} where superseded_time is null and ended_time is null and version.passport_key in (
      select predecessor_key from passport_predecessor where passport_key = ${passportKey})
    order by version.passport_key`.execute(db)
  return rows
}

/** A batch that a link leads to, with the passport that it has, or had last. */
export interface LinkedBatch {
  readonly id: string
  readonly stream: string
  readonly kind: string
  /** Its newest version; null where it never had one. */
  readonly passport: { readonly id: string; readonly hasEnded: boolean } | null
}

/** The batch of this id; undefined where there is none. */
export async function findLinkedBatch(db: Database, id: string): Promise<LinkedBatch | undefined> {
  const { rows } = await sql<LinkedBatch>`
    select batch.id, batch.stream, kind, (
        select json_build_object('id', version.id, 'hasEnded', ended_time is not null)
        from passport join passport_version as version using (passport_key)
        where passport.batch_key = batch.batch_key and superseded_time is null
        order by ended_time is null desc, passport_key desc limit 1) as passport
    from batch where batch.id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** The newest version of each passport that goes on from a passport, of those that did not end. */
export async function listPublishedSuccessors(
  db: Database,
  passportKey: number,
): Promise<readonly PublishedVersion[]> {
  const { rows } = await sql<PublishedVersion>`
    ${published} where superseded_time is null and ended_time is null and version.passport_key in (
      select passport_key from passport_predecessor where predecessor_key = ${passportKey})
    order by version.passport_key limit ${mostSuccessors}`.execute(db)
  return rows
}

/** Most passports that one is said to lead on to: a battery's modules are in few others, a lot of yarn in thousands of garments. */
const mostSuccessors = 100

/** The history of this digest, as a passport commits to it. */
export async function findHistory(db: Database, digest: Buffer): Promise<string | undefined> {
  const found = await db
    .selectFrom('passport_version')
    .select('history')
    .where('history_digest', '=', digest)
    .limit(1)
    .executeTakeFirst()
  return found?.history
}
