import { randomUUID } from 'node:crypto'
import {
  getPostgreSQLEventStore,
  type PostgresEventStore,
} from '@event-driven-io/emmett-postgresql'
import pg from 'pg'
import { postAll } from './http-load.ts'
import { intakeScan } from './intake.ts'
import type { Measured } from './ratio.ts'
import { assertDurable, type Rig } from './rig.ts'
import type { Asked, Size } from './size.ts'
import { bytesOnDisk } from './stored-bytes.ts'

const sizes = {
  whole: { single: 6_000, lists: 100 },
  smoke: { single: 200, lists: 4 },
} as const satisfies Record<Size, object>

const inList = 100

/**
 * B3: the same scans as events of emmett's store for PostgreSQL, called directly and without HTTP, rules, ledger or proofs, on the
 * same server with the same durability: one event a new stream with 32 writers, and 100 events a new stream with 8, where ours
 * are a batch and a chain each. Higher is better; of bytes an event, lower.
 */
export async function againstEventStore(rig: Rig, { rounds, size }: Asked) {
  const { single, lists } = sizes[size]
  const measured: Measured[] = []
  const emmett = await openEmmett(rig)
  try {
    for (let round = 0; round < rounds; round += 1) {
      const before = {
        ours: await bytesOnDisk(rig.product),
        base: await bytesOnDisk(emmett.client),
      }
      for (const [part, count, each, connections, writers] of [
        ['', single, 1, 128, 32],
        [`x${inList}`, lists, inList, 8, 8],
      ] as const) {
        const requests = Array.from({ length: count }, () =>
          Array.from({ length: each }, intakeScan),
        )
        const bodies = requests.map((list) => JSON.stringify(each === 1 ? list[0] : list))
        const load = await postAll(bodies, { ...rig, path: '/api/v1/scans', connections })
        const ours = load.perSecond * each
        const base = await appendAll(emmett.store, requests, writers)
        rig.say(
          `B3 round ${round + 1} ${part}: ${Math.round(ours)} against ${Math.round(base)} events/s`,
        )
        measured.push({ part, ours, base, unit: 'events/s' })
      }
      const events = single + lists * inList
      const ours = ((await bytesOnDisk(rig.product)) - before.ours) / events
      const base = ((await bytesOnDisk(emmett.client)) - before.base) / events
      measured.push({ part: 'bytes', ours, base, unit: 'bytes an event' })
    }
    return measured
  } finally {
    await emmett.close()
  }
}

type Scans = readonly ReturnType<typeof intakeScan>[]

/** Appends each list to a stream of its own and gives the events a second. */
async function appendAll(store: PostgresEventStore, lists: readonly Scans[], writers: number) {
  const waiting = lists.values()
  const start = performance.now()
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (const list of waiting) {
        const events = list.map((scan) => ({ type: 'taken_in', data: scan }))
        await store.appendToStream(`batch-${randomUUID()}`, events)
      }
    }),
  )
  return lists.flat().length / ((performance.now() - start) / 1_000)
}

/** Emmett on a database of its own on the same server. */
async function openEmmett({ baseline, baselineConnection }: Rig) {
  const database = 'emmett'
  await baseline.query(`drop database if exists ${database}`)
  await baseline.query(`create database ${database}`)
  const connection = { ...baselineConnection, database }
  const pool = new pg.Pool({ ...connection, max: 32 })
  const client = new pg.Client(connection)
  await client.connect()
  const { host, port, user, password } = client
  const appending = await pool.connect()
  await assertDurable(appending)
  appending.release()
  const url = `postgresql://${user}:${password}@${encodeURIComponent(host)}:${port}/${database}`
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } })
  await store.schema.migrate()
  return {
    store,
    client,
    close: async () => {
      await store.close()
      await Promise.all([client.end(), pool.ended ? undefined : pool.end()])
    },
  }
}
