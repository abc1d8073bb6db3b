import pg from 'pg'
import { expect, onTestFinished } from 'vitest'
import type { TestInstallation } from './installation.ts'

/** A connection of the owner, which sees everything; closed when the test ends. */
export async function connectOwner({ connection }: TestInstallation): Promise<pg.Client> {
  const client = new pg.Client(connection)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

/** Waits until so many wait for a lock in this database. */
export async function untilWaiting(client: pg.Client, most: number): Promise<void> {
  const count = async () => {
    const { rowCount } = await client.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rowCount
  }
  await expect.poll(count, { timeout: 30_000 }).toBe(most)
}

/** Sends something while a row is held, lets something happen once all of it waits for that row, and gives the answers. */
export async function whileHeld(
  installation: TestInstallation,
  row: { readonly text: string; readonly values: readonly unknown[] },
  {
    send,
    happen = async () => {},
  }: { send: readonly (() => Promise<Response>)[]; happen?: () => Promise<unknown> },
): Promise<readonly Response[]> {
  const holding = await connectOwner(installation)
  const watching = await connectOwner(installation)
  await holding.query('begin')
  await holding.query(row.text, [...row.values])
  const sent: Promise<Response>[] = []
  for (const one of send) {
    sent.push(one())
    await untilWaiting(watching, sent.length)
  }
  await happen()
  await holding.query('commit')
  return Promise.all(sent)
}
