import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** What is done while another process has it. */
export interface Waiting {
  readonly pauseMilliseconds: number
  /** Before each pause. What it throws ends the waiting. */
  readonly meanwhile: (client: pg.Client) => Promise<void>
}

const usualWaiting: Waiting = { pauseMilliseconds: 100, meanwhile: async () => {} }

/**
 * Does something that only one process of an installation may do at a time; the others wait for it, however long it takes,
 * and are told that they did. The lock lives and dies with its session, so that a process that is killed leaves none.
 */
export async function holdLock<Result>(
  connection: pg.PoolConfig,
  name: string,
  work: (client: pg.Client, waited: boolean) => Promise<Result>,
  { pauseMilliseconds, meanwhile }: Waiting = usualWaiting,
): Promise<Result> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    let waited = false
    while (!(await tryLock(client, name))) {
      waited = true
      await meanwhile(client)
      await sleep(pauseMilliseconds)
    }
    return await work(client, waited)
  } finally {
    // Ends the session and with it the lock, also of a session that does not answer any more.
    void client.end().catch(() => {})
  }
}

async function tryLock(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query(
    `select pg_try_advisory_lock(hashtextextended($1 || current_schema(), 0)) as held`,
    [`loomcell ${name} `],
  )
  return rows[0]?.held === true
}
