import type { Database } from '../database.ts'

/** A checkpoint that is signed. */
export interface SignedCheckpoint {
  readonly size: number
  readonly root: Uint8Array
  readonly note: string
}

/** Publishes a signed checkpoint. */
export async function publishCheckpoint(
  db: Database,
  { size, root, note }: SignedCheckpoint,
): Promise<void> {
  await db
    .insertInto('log_checkpoint')
    .values({ size, root: Buffer.from(root), note })
    .execute()
}
