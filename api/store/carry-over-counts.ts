import { sql } from 'kysely'
import type { Database } from './database.ts'

/**
 * Goes on counting under the digest of the secret in use what was counted under one before, so that a change of secrets gives
 * nobody new tries. In the order of the digests, so that two of these never wait for each other.
 */
export async function carryOverCounts(
  tx: Database,
  name: 'sign_in_attempt' | 'mail_rate',
  counted: readonly { readonly digest: Buffer; readonly earlier?: readonly Buffer[] }[],
): Promise<void> {
  const table = sql.table(`auth.${name}`)
  for (const { digest, earlier = [] } of counted.toSorted((a, b) => a.digest.compare(b.digest))) {
    if (earlier.length === 0) continue
    await sql`
      update ${table} set bucket = ${digest}
      where bucket = (select bucket from ${table} where bucket = any(${earlier}::bytea[]) order by bucket limit 1)
        and not exists (select from ${table} where bucket = ${digest})`.execute(tx)
  }
}
