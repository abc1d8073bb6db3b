import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'
import { waitInLog } from './wait-in-log.ts'

/** The public half of a key that signs this log or did. */
export type LogKey = Row<'log_key', 'vkey' | 'announced_time' | 'ended_time'>

/** Those keys, in the order in which they were announced. */
export async function listLogKeys(db: Database): Promise<readonly LogKey[]> {
  return db
    .selectFrom('log_key')
    .select(columns('log_key', ['vkey', 'announced_time', 'ended_time']))
    .orderBy('number')
    .execute()
}

/** Says which keys sign from now on: a new one is announced by an entry of the log itself, one that signs no more ends. */
export async function noteSigningKeys(
  db: Database,
  keys: readonly { readonly vkey: string; readonly digest: Uint8Array }[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const known = new Set((await listLogKeys(tx)).map(({ vkey }) => vkey))
    for (const { vkey, digest } of keys) {
      if (known.has(vkey)) continue
      await tx.insertInto('log_key').values({ vkey }).execute()
      await waitInLog(tx, 'log-key', [digest])
    }
    await tx
      .updateTable('log_key')
      .set({ ended_time: sql<Date>`now()` })
      .where('ended_time', 'is', null)
      .where(
        'vkey',
        'not in',
        keys.map(({ vkey }) => vkey),
      )
      .execute()
  })
}
