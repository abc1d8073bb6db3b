import { postAll } from './http-load.ts'
import { intakeScan } from './intake.ts'
import type { Rig } from './rig.ts'
import type { Size } from './size.ts'

const warmUpScans = { whole: 2_000, smoke: 100 } as const

/** What the baseline's own rows are keyed from, so that they never meet rows that are copied from the product. */
const ownKeys = 1_000_000_000_000

/**
 * Warms the product up, and gives the baseline's database the organisations and facilities that its rows name. Both get the
 * statistics that a database gathers by itself within a minute of use.
 */
export async function prepareBaseline(rig: Rig, size: Size): Promise<void> {
  const bodies = Array.from({ length: warmUpScans[size] }, () => JSON.stringify(intakeScan()))
  await postAll(bodies, { ...rig, path: '/api/v1/scans', connections: 64 })
  const { product, baseline } = rig
  for (const table of ['organisation', 'facility']) {
    const { rows } = await product.query(`select json_agg(${table}) as rows from ${table}`)
    await baseline.query(
      `insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, $1)
       on conflict do nothing`,
      [JSON.stringify(rows[0].rows)],
    )
  }
  for (const sequence of ['event_key_seq', 'batch_key_seq']) {
    await baseline.query(
      `select setval('${sequence}', greatest(${ownKeys}, last_value)) from ${sequence}`,
    )
  }
  for (const side of [product, baseline]) await side.query('analyze')
}
