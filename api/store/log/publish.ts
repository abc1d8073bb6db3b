import type { Database } from '../database.ts'

/** A checkpoint that is signed. */
export interface SignedCheckpoint {
  readonly size: number
  readonly root: Uint8Array
  readonly note: string
}

/** Publishes a signed checkpoint; gives when, by the database's clock. */
export async function publishCheckpoint(
  db: Database,
  { size, root, note }: SignedCheckpoint,
): Promise<Date> {
  const { published_time: time } = await db
    .insertInto('log_checkpoint')
    .values({ size, root: Buffer.from(root), note })
    .returning('published_time')
    .executeTakeFirstOrThrow()
  return time
}
