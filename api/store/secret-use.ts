import pg from 'pg'
import type { Database } from './database.ts'

/** Tables whose rows go by the installation's secret: sessions, authenticators, webhooks, steps of hand-overs, keys of issuers. */
const tables = ['auth.session', 'auth.two_factor', 'webhook', 'hand_over', 'issuer_key']

/** Whether anything in a database goes by the installation's secret; one that was never migrated has nothing yet. */
export async function isSecretUsed(connection: pg.PoolConfig): Promise<boolean> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    for (const table of tables) {
      const { rows: found } = await client.query('select to_regclass($1) is not null as there', [
        table,
      ])
      if (!found[0]?.there) continue
      const { rows } = await client.query(`select exists (select from ${table}) as used`)
      if (rows[0]?.used) return true
    }
    return false
  } finally {
    await client.end()
  }
}

/** A secret by its mark, and since when it was the one in use. */
export interface SecretUse {
  readonly mark: string
  readonly since: Date
}

/** Which secrets were in use, the last one last. */
export async function listSecretUses(auth: Database): Promise<readonly SecretUse[]> {
  return auth.selectFrom('auth.secret_use').select(['mark', 'since']).orderBy('number').execute()
}

/** Notes that a secret is the one in use from now on. */
export async function noteSecretUse(auth: Database, { mark, since }: SecretUse): Promise<void> {
  await auth.insertInto('auth.secret_use').values({ mark, since }).execute()
}

/** Whether there is a session at all. */
export async function isAnySession(auth: Database): Promise<boolean> {
  const found = await auth.selectFrom('auth.session').select('id').limit(1).executeTakeFirst()
  return found !== undefined
}

/** Sessions that may still be used and were made before a time, and when the last of them ends. */
export async function sessionsBefore(
  auth: Database,
  { time, now, idleSince }: { readonly time: Date; readonly now: Date; readonly idleSince: Date },
): Promise<{ readonly count: number; readonly until: Date | null }> {
  return auth
    .selectFrom('auth.session')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('expires_at').as('until')])
    .where('created_at', '<', time)
    .where('expires_at', '>', now)
    .where('last_used_time', '>', idleSince)
    .executeTakeFirstOrThrow()
}

/** An authenticator's key and recovery codes as they are kept. */
export interface StoredFactor {
  readonly id: string
  readonly key: string
  readonly codes: string
}

/** Authenticators of which something does not begin as what lies under the secret in use does. */
export async function listFactorsBeside(
  auth: Database,
  envelope: string,
): Promise<readonly StoredFactor[]> {
  return auth
    .selectFrom('auth.two_factor')
    .select(['id', 'secret as key', 'backup_codes as codes'])
    .where((row) =>
      row.not(
        row.and([
          row(row.fn('starts_with', ['secret', row.val(envelope)]), '=', true),
          row(row.fn('starts_with', ['backup_codes', row.val('[')]), '=', true),
        ]),
      ),
    )
    .execute()
}

/** Keeps an authenticator anew, unless it was changed meanwhile. */
export async function keepFactor(
  auth: Database,
  { id, key, codes }: StoredFactor,
  anew: Pick<StoredFactor, 'key' | 'codes'>,
): Promise<void> {
  await auth
    .updateTable('auth.two_factor')
    .set({ secret: anew.key, backup_codes: anew.codes })
    .where('id', '=', id)
    .where('secret', '=', key)
    .where('backup_codes', '=', codes)
    .execute()
}
