import { sql } from 'kysely'
import pg from 'pg'
import { expect, it } from 'vitest'
import { countWaiting, readWaiting } from '../../../api/store/inventory/work-list.ts'
import { openClay } from '../../harness/clay.ts'
import type { TestInstallation } from '../../harness/installation.ts'

const states = [
  { stream: 'clay', state: 'soft', spent: false },
  { stream: 'clay', state: 'fired', spent: false },
  { stream: 'clay', state: 'dry', spent: false },
]

it('takes a page of the work list out of ten thousand batches without a look at the others', async () => {
  const { installation, facilityKey } = await openLaid()
  const asked = { facilityKeys: [facilityKey], states, limit: 51 }
  const first = await looked(installation, (tx) => readWaiting(tx, asked))
  // Longest wait first: the younger a batch here, the longer it waits; every third is used up, and waits for nobody.
  expect(first.found.map(({ code }) => code).slice(0, 3)).toEqual([
    'LUMP-10000',
    'LUMP-9998',
    'LUMP-9997',
  ])
  expect(first.found).toHaveLength(51)
  const last = first.found.at(-1)
  const after = { headKey: last?.headKey ?? 0, batchKey: last?.batchKey ?? 0 }
  const second = await looked(installation, (tx) => readWaiting(tx, { ...asked, after }))
  expect(second.found[0]?.headKey).toBeGreaterThan(after.headKey)
  for (const { rows } of [first, second]) {
    expect(rows).toBeGreaterThanOrEqual(51)
    expect(rows).toBeLessThan(600)
  }
})

it('counts what waits up to a bound and no further', async () => {
  const { installation, facilityKey } = await openLaid()
  const asked = { facilityKeys: [facilityKey], states, most: 500 }
  const { found, rows } = await looked(installation, (tx) => countWaiting(tx, asked))
  expect(found).toBe(500)
  expect(rows).toBeLessThan(1_600)
})

it('counts what waits without a look at what was worked up, be it all there ever was', async () => {
  const { installation, facilityKey } = await openLaid({ sold: true })
  const asked = { facilityKeys: [facilityKey], states, most: 500 }
  const { found, rows } = await looked(installation, (tx) => countWaiting(tx, asked))
  expect([found, rows]).toEqual([0, 0])
})

type Own = ReturnType<TestInstallation['store']['own']>

/** What a question brings, and how many rows of batches it looked at. */
async function looked<Found>(
  { store, actor }: TestInstallation,
  ask: (tx: Own) => Promise<Found>,
): Promise<{ found: Found; rows: number }> {
  return store
    .own(actor.organisationKey)
    .transaction()
    .execute(async (tx) => {
      const found = await ask(tx)
      const { rows } = await sql<{ rows: number }>`
        select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as rows from pg_stat_xact_user_tables
        where relname in ('batch', 'event', 'stock')`.execute(tx)
      return { found, rows: rows[0]?.rows ?? 0 }
    })
}

async function openLaid({ sold = false } = {}) {
  const installation = await openClay()
  const { organisationKey } = installation.actor
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  const { rows } = await owner.query<{ key: number }>(
    `select min(facility_key) as key from facility where organisation_key = ${organisationKey}`,
  )
  const facilityKey = Number(rows[0]?.key)
  await owner.query(`
    insert into batch select lot, gen_random_uuid(), ${organisationKey}, 'LUMP-' || lot, 'clay', 'lump', 'grey',
      ${sold ? `'sold'` : `(array['soft', 'fired', 'dry', 'sold'])[1 + lot % 4]`}, '{}', ${facilityKey}, 1, sha256(''), 20001 - lot,
      ${sold ? 'true' : 'lot % 3 = 0'}
      from generate_series(1, 10000) as lot;
    set session_replication_role = replica;
    insert into event (event_key, event_time, record_time, organisation_key, facility_key, id, stream, stage, scan_digest, digest, envelope)
      select key, now(), now(), ${organisationKey}, ${facilityKey}, gen_random_uuid(), 'clay', 'dug', sha256(''), sha256(''), ''
      from generate_series(10001, 20000) as key;
    analyze`)
  await owner.end()
  return { installation, facilityKey }
}
