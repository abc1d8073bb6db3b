import type pg from 'pg'

/**
 * Shows that the process behind this pool of workers lives, for as long as the connection does: the queue itself believes
 * in a worker for four hours.
 */
export async function holdPoolAlive(client: pg.ClientBase, poolId: string): Promise<void> {
  await client.query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [poolId])
}

/** Gives jobs whose process died back to the queue. A job younger than ten seconds is left: its process may be starting. */
export async function releaseDeadJobs(pool: pg.Pool): Promise<void> {
  await pool.query(release)
}

/**
 * Lets jobs that wait wait no longer than they were to, after the clock went back by so much. Two processes that both
 * notice it make them come sooner, which no job minds.
 */
export async function bringForward(pool: pg.Pool, milliseconds: number): Promise<void> {
  await pool.query(
    `update graphile_worker._private_jobs set run_at = run_at - $1 * interval '1 millisecond'
      where locked_at is null and run_at > now()`,
    [Math.round(milliseconds)],
  )
  await pool.query(
    'update graphile_worker._private_known_crontabs set last_execution = now() where last_execution > now()',
  )
}

const release = `
  with dead as (
    select locked_by from graphile_worker._private_jobs
    where locked_at < now() - interval '10 seconds'
    group by locked_by
    having not exists (
      select from pg_locks
      where locktype = 'advisory' and objsubid = 1 and granted
        and database = (select oid from pg_database where datname = current_database())
        and (classid::bigint << 32) | objid::bigint = hashtextextended(locked_by, 0)
    )
  )
  select graphile_worker.force_unlock_workers(array(select locked_by from dead)) where exists (select from dead)`
