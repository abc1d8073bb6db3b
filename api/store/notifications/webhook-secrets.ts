import type { Database } from '../database.ts'
import { columns } from '../row.ts'

/** What is stored of the secrets of every webhook that was not removed. */
export async function listKeptSecrets(db: Database) {
  return db
    .selectFrom('webhook')
    .select(
      columns('webhook', [
        'webhook_key',
        'id',
        'generation',
        'secret_digest',
        'kept_secret',
        'kept_previous',
      ]),
    )
    .where('removed_time', 'is', null)
    .orderBy('webhook_key')
    .execute()
}

/** Keeps a webhook's secrets sealed anew, unless it was given another one meanwhile. */
export async function keepSealed(
  db: Database,
  { webhookKey, secretDigest }: { readonly webhookKey: number; readonly secretDigest: Buffer },
  kept: { readonly keptSecret: string | null; readonly keptPrevious: string | null },
): Promise<void> {
  await db
    .updateTable('webhook')
    .set({ kept_secret: kept.keptSecret, kept_previous: kept.keptPrevious })
    .where('webhook_key', '=', webhookKey)
    .where('secret_digest', '=', secretDigest)
    .execute()
}
