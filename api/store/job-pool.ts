import pg from 'pg'

/** Opens the pool that the queue works on, as `loomcell_system`; one connection of it listens, one keeps the clock. */
export function openJobPool(options: {
  connection: pg.PoolConfig
  log: (line: string) => void
  most: number
}): pg.Pool {
  const { connection, log, most } = options
  const pool = new pg.Pool({
    ...connection,
    options: '-c role=loomcell_system -c timezone=UTC',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'loomcell-jobs',
    max: most,
  })
  pool.on('error', (error) => log(`A database connection of the jobs was lost: ${error.message}`))
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
