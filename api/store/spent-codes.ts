import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Notes that a code was shown; tells whether it was fresh. Minutes later the same digits are another code. */
export async function spendCode(auth: Database, digest: Buffer, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into auth.spent_code (digest, time) values (${digest}, ${now})
    on conflict (digest) do update set time = ${now}
      where spent_code.time < ${now}::timestamptz - interval '5 minutes'
    returning time`.execute(auth)
  return rows.length > 0
}
