import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Notes that a code was shown; tells whether it was fresh. Minutes later the same digits are another code. */
export async function spendCode(
  auth: Database,
  { digest, earlier }: { readonly digest: Buffer; readonly earlier: readonly Buffer[] },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into auth.spent_code (digest, time) select ${digest}, ${now}::timestamptz
      where not exists (select from auth.spent_code where digest = any(${earlier}::bytea[])
        and time >= ${now}::timestamptz - interval '5 minutes')
    on conflict (digest) do update set time = ${now}
      where spent_code.time < ${now}::timestamptz - interval '5 minutes'
    returning time`.execute(auth)
  return rows.length > 0
}
