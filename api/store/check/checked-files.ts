import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { type KeyRange, within } from './checked-events.ts'

/** A file that an event is kept as naming; its digest in base64url. */
export interface CheckedFileUse {
  readonly eventKey: number
  readonly digest: string
}

/** Files that events of a range are kept as naming, also where the event itself is gone. */
export async function readFileUses(
  db: Database,
  range: KeyRange,
): Promise<readonly CheckedFileUse[]> {
  const { rows } = await sql<{ eventKey: number; digest: Buffer }>`
    select event_key as "eventKey", digest from file_use where ${within(range)}
    order by event_key, digest`.execute(db)
  return rows.map((row) => ({ ...row, digest: row.digest.toString('base64url') }))
}

/** A file whose content is not that of its digest. */
export interface AlteredFile {
  readonly digest: string
  /** Digest of what is there. */
  readonly found: string
}

/** Files that were changed where they are kept; the database does the hashing, so that none of them travels. */
export async function readAlteredFiles(db: Database): Promise<readonly AlteredFile[]> {
  const { rows } = await sql<{ digest: Buffer; found: Buffer }>`
    select digest, sha256(content) as found from kept_file where digest <> sha256(content)
    order by organisation_key, digest limit 100`.execute(db)
  return rows.map(({ digest, found }) => ({
    digest: digest.toString('base64url'),
    found: found.toString('base64url'),
  }))
}
