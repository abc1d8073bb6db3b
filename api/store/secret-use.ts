import pg from 'pg'

/** Tables whose rows go by the installation's secret: sessions, authenticators, webhooks, steps of hand-overs. */
const tables = ['auth.session', 'auth.two_factor', 'webhook', 'hand_over']

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
