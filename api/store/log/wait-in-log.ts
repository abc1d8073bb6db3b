import { sql } from 'kysely'
import type { EntryKind } from '../../../domain/proof/log/entry.ts'
import type { Database } from '../database.ts'

/** What whoever makes it puts into the log; events and signatures of stations wait by themselves where they are recorded. */
export type GivenKind = Exclude<EntryKind, 'event' | 'signature'>

/**
 * Lets what was made be taken into the public log: to be called in the transaction that makes it, so that the one is never there
 * without the other. Each digest is the SHA-256, 32 bytes. One that is in the log already stays where it is.
 */
export async function waitInLog(
  db: Database,
  kind: GivenKind,
  digests: readonly Uint8Array[],
): Promise<void> {
  const bytes = digests.map((digest) => Buffer.from(digest))
  await sql`select wait_in_log(${kind}, ${bytes}::bytea[])`.execute(db)
}
