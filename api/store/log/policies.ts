import { sha256Bytes } from '../../digest.ts'
import type { Database } from '../database.ts'
import { waitInLog } from './wait-in-log.ts'

/** Whether it says anything beside the keys of the log, which have entries of their own. */
export interface NotedPolicy {
  readonly text: string
  readonly namesWitnesses: boolean
}

/**
 * Notes whom the log says that one may believe, with an entry of the log itself, where it said something else before. A log
 * that has never named a witness has nothing to note.
 */
export async function notePolicy(
  db: Database,
  { text, namesWitnesses }: NotedPolicy,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const last = await readNotedPolicy(tx)
    if (last === undefined ? !namesWitnesses : last === text) return
    await tx.insertInto('log_policy').values({ text }).execute()
    await waitInLog(tx, 'policy', [sha256Bytes(text)])
  })
}

/** What it said last; undefined where it has never named a witness. */
export async function readNotedPolicy(db: Database): Promise<string | undefined> {
  const last = await db
    .selectFrom('log_policy')
    .select('text')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.text
}
