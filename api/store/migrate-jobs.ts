import pg from 'pg'
import { nameRoles, type RolePrefix, usualPrefix } from './role-names.ts'

/**
 * The release of graphile-worker whose tables the schema holds; a test holds it against package.json. Kept as the schema's
 * comment, so that a start with nothing to do asks one question and loads nothing.
 */
export const jobSchema = 'graphile-worker 0.18.0'

/**
 * Brings the queue's own tables up, as the owner, and lets `loomcell_system` work them: they have row-level security
 * without a policy, so that otherwise only their owner could. Several processes may call it at once.
 */
export async function migrateJobs(
  connection: pg.PoolConfig,
  prefix: RolePrefix = usualPrefix,
): Promise<void> {
  const pool = nameRoles(new pg.Pool({ ...connection, max: 2 }), prefix)
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    if (await isReady(pool)) return
    const client = await pool.connect()
    try {
      await client.query('select pg_advisory_lock(hashtext($1))', ['graphile_worker'])
      if (!(await isReady(client))) {
        const { Logger, runMigrations } = await import('graphile-worker')
        await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) })
        await client.query(openToSystem)
      }
    } finally {
      // Ends the session and with it the lock.
      client.release(true)
    }
  } finally {
    await pool.end()
  }
}

async function isReady(db: pg.Pool | pg.PoolClient): Promise<boolean> {
  const { rows } = await db.query(
    `select obj_description(to_regnamespace('graphile_worker'), 'pg_namespace') as held`,
  )
  return rows[0]?.held === jobSchema
}

const openToSystem = `do $$ declare found record; begin
  grant usage on schema graphile_worker to loomcell_system;
  grant select, insert, update, delete on all tables in schema graphile_worker to loomcell_system;
  grant usage on all sequences in schema graphile_worker to loomcell_system;
  grant execute on all functions in schema graphile_worker to loomcell_system;
  for found in select tablename from pg_tables where schemaname = 'graphile_worker' loop
    execute format('drop policy if exists all_rows on graphile_worker.%I', found.tablename);
    execute format(
      'create policy all_rows on graphile_worker.%I to loomcell_system using (true) with check (true)', found.tablename);
  end loop;
  comment on schema graphile_worker is '${jobSchema}';
end $$`
