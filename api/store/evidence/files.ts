import { sql, type Transaction } from 'kysely'
import type { FileType } from '../../../domain/photo/kept-file.ts'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import type { Database, Tables } from '../database.ts'

/** A file as it is kept; sizes in pixels, null for a document. */
export interface StoredFile {
  readonly type: FileType
  readonly width: number | null
  readonly height: number | null
  readonly content: Buffer
}

/** Keeps a file once; says whether it was not there before. */
export async function addFile(
  tx: Transaction<Tables>,
  organisationKey: number,
  { digest, now, ...file }: StoredFile & { readonly digest: Buffer; readonly now: Date },
): Promise<boolean> {
  const added = await tx
    .insertInto('kept_file')
    .values({
      organisation_key: organisationKey,
      digest,
      created_time: now,
      sent_time: now,
      ...file,
    })
    .onConflict((conflict) => conflict.columns(['organisation_key', 'digest']).doNothing())
    .returning('digest')
    .executeTakeFirst()
  return added !== undefined
}

/** What an organisation has kept since a time; whoever asks next waits until this transaction has ended. */
export async function keptSince(
  tx: Transaction<Tables>,
  organisationKey: number,
  since: Date,
): Promise<{ readonly files: number; readonly bytes: number }> {
  await sql`select pg_advisory_xact_lock(hashtext('kept_file'), ${organisationKey}::integer)`.execute(
    tx,
  )
  const { rows } = await sql<{ files: number; bytes: number }>`
    select count(*) as files, coalesce(sum(octet_length(content)), 0)::bigint as bytes from kept_file
    where organisation_key = ${organisationKey} and created_time > ${since}`.execute(tx)
  return { files: Number(rows[0]?.files ?? 0), bytes: Number(rows[0]?.bytes ?? 0) }
}

/** An organisation's file of this digest. */
export async function findFile(
  db: Database,
  organisationKey: number,
  digest: Buffer,
): Promise<StoredFile | undefined> {
  const row = await db
    .selectFrom('kept_file')
    .select(['type', 'width', 'height', 'content'])
    .where('organisation_key', '=', organisationKey)
    .where('digest', '=', digest)
    .executeTakeFirst()
  // The type was read off the content before it was kept.
  return row === undefined ? undefined : { ...row, type: row.type as FileType }
}

/** Whether an organisation has this file; sent again it is about to be named, and stays as long as a new one. */
export async function hasFile(
  db: Database,
  organisationKey: number,
  digest: Buffer,
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable('kept_file')
    .set({ sent_time: now })
    .where('organisation_key', '=', organisationKey)
    .where('digest', '=', digest)
    .returning('digest')
    .executeTakeFirst()
  return row !== undefined
}

/** Removes a file; says whether there was one. */
export async function removeFile(
  db: Database,
  organisationKey: number,
  digest: Buffer,
): Promise<boolean> {
  const row = await db
    .deleteFrom('kept_file')
    .where('organisation_key', '=', organisationKey)
    .where('digest', '=', digest)
    .returning('digest')
    .executeTakeFirst()
  return row !== undefined
}

/** An event that names a file: sealed, with what still opens it. */
export interface NamingEvent {
  readonly envelope: string
  readonly disclosed: readonly Disclosure[] | null
}

const mostUses = 100

/** The newest events of an organisation that name a file. */
export async function eventsNaming(
  db: Database,
  organisationKey: number,
  digest: Buffer,
): Promise<readonly NamingEvent[]> {
  const { rows } = await sql<NamingEvent>`
    select convert_from(envelope, 'UTF8') as envelope, disclosed
    from file_use join event using (event_key) left join disclosure using (event_key)
    where file_use.organisation_key = ${organisationKey} and file_use.digest = ${digest}
    order by event_key desc limit ${mostUses}`.execute(db)
  return rows
}

/** Removes the files that an event named and does not name any more, where no other event does; gives how many. */
export async function dropUses(
  tx: Database,
  { organisationKey, eventKey }: { readonly organisationKey: number; readonly eventKey: number },
  stillNamed: readonly Buffer[],
): Promise<number> {
  const gone = await tx
    .deleteFrom('file_use')
    .where('event_key', '=', eventKey)
    .where('organisation_key', '=', organisationKey)
    .where(sql<boolean>`digest <> all (${stillNamed}::bytea[])`)
    .returning('digest')
    .execute()
  if (gone.length === 0) return 0
  const digests = gone.map(({ digest }) => digest)
  const { numAffectedRows } = await sql`
    delete from kept_file where organisation_key = ${organisationKey} and digest = any (${digests}::bytea[])
      and not exists (select from file_use as use
        where use.organisation_key = kept_file.organisation_key and use.digest = kept_file.digest)`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}

const together = 500

/**
 * Removes files that were sent before a time and that neither an event nor a piece that was looked at names; gives how many. First they are
 * held, then it is looked again: a scan that named one meanwhile is seen.
 */
export async function removeUnnamed(db: Database, sentBefore: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ digest: Buffer; organisation_key: number }>`
      select organisation_key, digest from kept_file where sent_time < ${sentBefore} and ${isUnnamed}
      order by sent_time limit ${together} for update skip locked`.execute(tx)
    if (rows.length === 0) return 0
    const { numAffectedRows } = await sql`
      delete from kept_file where (organisation_key, digest) in (
        select * from unnest(${rows.map((row) => row.organisation_key)}::integer[], ${rows.map(({ digest }) => digest)}::bytea[])
      ) and ${isUnnamed}`.execute(tx)
    return Number(numAffectedRows ?? 0)
  })
}

const isUnnamed = sql<boolean>`not exists (select from file_use as use
    where use.organisation_key = kept_file.organisation_key and use.digest = kept_file.digest)
  and not exists (select from optical_piece as piece
    where piece.organisation_key = kept_file.organisation_key and piece.picture = kept_file.digest)`

/** Which of these files an organisation still keeps, by base64url digests. */
export async function keptAmong(
  db: Database,
  organisationKey: number,
  digests: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('kept_file')
    .select('digest')
    .where('organisation_key', '=', organisationKey)
    .where(
      'digest',
      'in',
      digests.map((digest) => Buffer.from(digest, 'base64url')),
    )
    .execute()
  return new Set(rows.map(({ digest }) => digest.toString('base64url')))
}
