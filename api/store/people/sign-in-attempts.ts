import { sql } from 'kysely'
import { carryOverCounts } from '../carry-over-counts.ts'
import type { Database } from '../database.ts'

/** What tries are counted under, and how patient it is. */
export interface Bucket {
  /** Digest of what is counted: an account, an address, a device. */
  readonly digest: Buffer
  /** The same under secrets before; none when absent. */
  readonly earlier?: readonly Buffer[]
  /** Failures without a wait. */
  readonly free: number
  /** The wait after the next failure, doubled with each further one. */
  readonly firstSeconds: number
  readonly mostSeconds: number
}

/**
 * Counts a try as failed in every bucket, or in none when one of them still waits; gives the seconds to wait, 0 when the
 * try may go on. A clock that went back takes the waits with it. Counting comes before the try, so that many at once cannot slip through together.
 */
export async function beginAttempt(
  auth: Database,
  buckets: readonly Bucket[],
  now: Date,
): Promise<number> {
  if (buckets.length === 0) return 0
  return auth.transaction().execute(async (tx) => {
    await carryOverCounts(tx, 'sign_in_attempt', buckets)
    const digests = buckets.map(({ digest }) => digest)
    // A row for each, locked always in the same order, so that two tries never wait for each other.
    const { rows } = await sql<{ wait: number }>`
      insert into auth.sign_in_attempt (bucket, failures, last_time, open_time)
        select bucket, 0, ${now}, ${now} from unnest(${digests}::bytea[]) as bucket order by bucket
      on conflict (bucket) do update set last_time = least(sign_in_attempt.last_time, ${now}::timestamptz),
        open_time = sign_in_attempt.open_time
          - greatest(sign_in_attempt.last_time - ${now}::timestamptz, interval '0')
      returning ceil(extract(epoch from open_time - ${now}::timestamptz))::integer as wait`.execute(
      tx,
    )
    const wait = Math.max(...rows.map((row) => row.wait))
    if (wait > 0) return wait
    for (const bucket of buckets) await countFailure(tx, bucket, now)
    return 0
  })
}

async function countFailure(tx: Database, bucket: Bucket, now: Date): Promise<void> {
  const { digest, free, firstSeconds, mostSeconds } = bucket
  await sql`
    update auth.sign_in_attempt set failures = counted, last_time = ${now},
      open_time = ${now}::timestamptz + make_interval(secs => case when counted <= ${free} then 0
        else least(${mostSeconds}::float8, ${firstSeconds} * power(2, least(counted - ${free} - 1, 30))) end)
    from (select case when last_time < ${now}::timestamptz - interval '24 hours' then 1 else failures + 1 end as counted
      from auth.sign_in_attempt where bucket = ${digest}) as count
    where bucket = ${digest}`.execute(tx)
}

/** Forgets the failures of these buckets, after somebody proved to be who he says. */
export async function forgetAttempts(auth: Database, digests: readonly Buffer[]): Promise<void> {
  await auth
    .deleteFrom('auth.sign_in_attempt')
    .where('bucket', 'in', [...digests])
    .execute()
}

/** Takes back the one failure that a successful try was counted as; others of the same bucket stay. */
export async function takeBackAttempt(auth: Database, digest: Buffer, now: Date): Promise<void> {
  await auth
    .updateTable('auth.sign_in_attempt')
    .set(({ eb }) => ({ failures: eb('failures', '-', 1), open_time: now }))
    .where('bucket', '=', digest)
    .where('failures', '>', 0)
    .execute()
}

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
