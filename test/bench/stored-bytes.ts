import type pg from 'pg'
import { postAll } from './http-load.ts'
import { intakeScan } from './intake.ts'
import { prepareBaseline } from './prepare-baseline.ts'
import type { Measured } from './ratio.ts'
import type { Rig } from './rig.ts'
import type { Asked } from './size.ts'

const scansOf = { whole: 10_000, smoke: 200 } as const

/**
 * B10: bytes that a scan takes in all tables and indexes together, against the same scans as JSON lines as they were
 * sent. Lower is better. One round says it: nothing here is a matter of time.
 */
export async function storedBytes(
  rig: Rig,
  { size }: Pick<Asked, 'size'>,
): Promise<readonly Measured[]> {
  const scans = scansOf[size]
  await prepareBaseline(rig, size)
  const before = await bytesOnDisk(rig.product)
  const lists = Array.from({ length: scans / 100 }, () => Array.from({ length: 100 }, intakeScan))
  const lines = lists.flat().map((scan) => `${JSON.stringify(scan)}\n`)
  const bodies = lists.map((list) => JSON.stringify(list))
  await postAll(bodies, { ...rig, path: '/api/v1/scans', connections: 4 })
  const base = lines.reduce((bytes, line) => bytes + Buffer.byteLength(line), 0) / scans
  const ours = ((await bytesOnDisk(rig.product)) - before) / scans
  return [{ part: '', ours, base, unit: 'bytes a scan' }]
}

/** Bytes of all tables of a database with their indexes. */
export async function bytesOnDisk(client: pg.Client): Promise<number> {
  const { rows } = await client.query(`
    select sum(pg_total_relation_size(oid))::text as bytes from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace`)
  return Number(rows[0].bytes)
}
