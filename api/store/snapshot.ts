import type { Transaction } from 'kysely'
import type { Database, Tables } from './database.ts'

/** Reads in one unchanging view of the database, so that what is recorded meanwhile looks like no difference. */
export async function inSnapshot<Result>(
  db: Database,
  read: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(read)
}
