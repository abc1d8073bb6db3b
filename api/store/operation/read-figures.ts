import { sql } from 'kysely'
import type { DatabaseFigure } from '../../../domain/operation/database-figures.ts'
import { mostCounted } from '../../../domain/operation/figure.ts'
import type { Database } from '../database.ts'

/** What the database tells of itself at one moment; `time` is by its own clock. A checkpoint has no age before the first. */
export type DatabaseReadings = Readonly<
  Record<Exclude<DatabaseFigure, 'checkpointSeconds'>, number>
> & {
  readonly time: Date
  readonly checkpointSeconds?: number
}

type Row = Omit<DatabaseReadings, 'checkpointSeconds'> & {
  readonly checkpointSeconds: number | null
}

/**
 * Counts what waits, in one statement. Each count walks an index from its oldest end and stops at `mostCounted` rows, so that it stays
 * quick where much waits: just then somebody looks.
 */
export async function readDatabaseFigures(system: Database): Promise<DatabaseReadings> {
  const { rows } = await statement.execute(system)
  const [row] = rows
  if (row === undefined) throw new RangeError('Cannot read figures: a sum over nothing has a row')
  const { checkpointSeconds, ...readings } = row
  return checkpointSeconds === null ? readings : { ...readings, checkpointSeconds }
}

const age = (since: string) =>
  sql.raw(
    `greatest(coalesce(extract(epoch from clock_timestamp() - ${since}), 0), 0)::double precision`,
  )

const statement = sql<Row>`
  select clock_timestamp() as time, jobs.*, log.*, checkpoint.*, outbox.*, delivery.*, webhooks.*, sums.*, unsummed.*
  from
    (select count(*) filter (where is_due)::integer as "jobsDue",
      ${age('min(run_at) filter (where is_due)')} as "jobsOldestSeconds",
      count(*) filter (where locked_at is not null)::integer as "jobsRunning",
      count(*) filter (where attempts > 0 and attempts < max_attempts and locked_at is null)::integer as "jobsRetrying",
      count(*) filter (where attempts >= max_attempts and locked_at is null)::integer as "jobsFailed"
      from (select run_at, attempts, max_attempts, locked_at,
          run_at <= now() and locked_at is null and attempts < max_attempts as is_due
        from graphile_worker._private_jobs order by id limit ${mostCounted}) as job) as jobs,
    (select coalesce(sum(count), 0)::integer as "logWaiting", ${age('min(since)')} as "logOldestSeconds"
      from (select count, since from log_waiting order by key limit ${mostCounted}) as entry) as log,
    (select coalesce(max(size), 0)::double precision as "logSize",
      extract(epoch from clock_timestamp() - max(published_time))::double precision as "checkpointSeconds"
      from (select size, published_time from log_checkpoint order by number desc limit 1) as newest) as checkpoint,
    (select count(*)::integer as "outboxWaiting", ${age('min(created_time)')} as "outboxOldestSeconds"
      from (select created_time from outbox_entry where taken_time is null
        order by outbox_entry_key limit ${mostCounted}) as entry) as outbox,
    (select count(*)::integer as "deliveriesWaiting",
      count(*) filter (where attempts > 0)::integer as "deliveriesFailing"
      from (select attempts from webhook_delivery where state = 'waiting'
        order by next_time limit ${mostCounted}) as one) as delivery,
    (select count(*)::integer as "webhooksPaused" from webhook
      where removed_time is null and paused_time is not null) as webhooks,
    (select count(*)::integer as "sumsWaiting",
      ${age(`(min(record_day) + 1)::timestamp at time zone 'UTC'`)} as "sumsOldestSeconds"
      from (select record_day from flow_delta order by flow_delta_key limit ${mostCounted}) as one) as sums,
    (select count(*)::integer as "placesUnsummed" from flow_unsummed) as unsummed`

/**
 * A mark of the tables as they are, which changes with any column: the migrations that made them are their owner's, and no login of a
 * running process reads which they were.
 */
export async function readSchemaMark(db: Database): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select md5(string_agg(relname || '.' || attname || ' ' || atttypid::regtype, ',' order by relname, attname)) as mark
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v')
      and attnum > 0 and not attisdropped`.execute(db)
  return rows[0]?.mark ?? ''
}
