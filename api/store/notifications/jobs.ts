import { sql } from 'kysely'
import type { Database } from '../database.ts'

export interface JobOptions {
  /** When it may run; at once when absent. */
  readonly at?: Date
  /** One job of a key waits at a time: a later one takes its place. */
  readonly key?: string
  /** Smaller ones go first; 0 when absent. Whatever waits for somebody else's server has 10. */
  readonly priority?: number
}

/**
 * Puts a job into the queue, in the caller's transaction if there is one: it runs after the commit or never. A job may run
 * more than once, so its task MUST bear that.
 */
export async function enqueueJob(
  db: Database,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  { at, key, priority = 0 }: JobOptions = {},
): Promise<void> {
  await sql`select enqueue_job(${name}, ${JSON.stringify(payload)}::json, ${at ?? null}::timestamptz, ${key ?? null}, ${priority})`.execute(
    db,
  )
}
