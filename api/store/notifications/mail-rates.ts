import { sql } from 'kysely'
import { carryOverCounts } from '../carry-over-counts.ts'
import type { Database } from '../database.ts'

/** What messages are counted under: so many at once, and from then on one after each interval. */
export interface MailBucket {
  /** Digest of what is counted: an organisation, an address, an account. */
  readonly digest: Buffer
  /** The same under secrets before; none when absent. */
  readonly earlier?: readonly Buffer[]
  readonly atOnce: number
  readonly everySeconds: number
}

/** Counts a message in all of the buckets, or in none where one is full; gives the seconds to wait, 0 when it may go. */
export async function takeMail(
  auth: Database,
  buckets: readonly MailBucket[],
  now: Date,
): Promise<number> {
  return auth.transaction().execute(async (tx) => {
    await carryOverCounts(tx, 'mail_rate', buckets)
    const digests = buckets.map(({ digest }) => digest)
    // A row for each, locked always in the same order, so that two messages never wait for each other.
    const { rows } = await sql<{ bucket: Buffer; ahead: number }>`
      insert into auth.mail_rate (bucket, ready_time)
        select bucket, ${now} from unnest(${digests}::bytea[]) as bucket order by bucket
      on conflict (bucket) do update set ready_time = greatest(mail_rate.ready_time, ${now})
      returning bucket, extract(epoch from ready_time - ${now}::timestamptz)::float8 as ahead`.execute(
      tx,
    )
    const waits = buckets.map(({ digest, atOnce, everySeconds }) => {
      const ahead = rows.find(({ bucket }) => bucket.equals(digest))?.ahead ?? 0
      return Math.ceil(ahead - (atOnce - 1) * everySeconds)
    })
    const wait = Math.max(...waits)
    if (wait > 0) return wait
    for (const { digest, everySeconds } of buckets) {
      await sql`update auth.mail_rate set ready_time = ready_time + make_interval(secs => ${everySeconds})
        where bucket = ${digest}`.execute(tx)
    }
    return 0
  })
}

/** Forgets what was counted under this digest. */
export async function forgetMail(
  auth: Database,
  { digest, earlier = [] }: Pick<MailBucket, 'digest' | 'earlier'>,
): Promise<void> {
  await auth
    .deleteFrom('auth.mail_rate')
    .where('bucket', 'in', [digest, ...earlier])
    .execute()
}
