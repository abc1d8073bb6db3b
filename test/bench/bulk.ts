import { postAll } from './http-load.ts'
import { intakeScan } from './intake.ts'
import { prepareBaseline } from './prepare-baseline.ts'
import type { Measured } from './ratio.ts'
import type { Rig } from './rig.ts'
import type { Asked } from './size.ts'

const scansOf = { whole: 12_000, smoke: 1_000 } as const
const tables = ['event', 'event_subject', 'disclosure', 'batch', 'batch_mark', 'posting'] as const

/**
 * B2: lists of 100 and of 1,000 scans over HTTP, against COPY on one connection of the very rows that the product wrote
 * for as many scans, into the same tables with the same indexes and triggers. Higher is better.
 */
export async function bulkAgainstCopy(
  rig: Rig,
  { rounds, size: whole }: Asked,
): Promise<readonly Measured[]> {
  const scans = scansOf[whole]
  await prepareBaseline(rig, whole)
  const measured: Measured[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const size of [100, 1000]) {
      const { rows } = await rig.product.query(
        'select coalesce(max(event_key), 0) as last from event',
      )
      const lists = Array.from({ length: scans / size }, () =>
        Array.from({ length: size }, intakeScan),
      )
      const bodies = lists.map((list) => JSON.stringify(list))
      const connections = size === 100 ? 8 : 4
      const ours =
        (await postAll(bodies, { ...rig, path: '/api/v1/scans', connections })).perSecond * size
      const base = scans / (await copyIn(rig, rows[0].last))
      rig.say(
        `B2 round ${round + 1}, lists of ${size}: ${Math.round(ours)} against ${Math.round(base)} scans/s`,
      )
      measured.push({ part: `x${size}`, ours, base, unit: 'scans/s' })
      if (size === 1000) measured.push({ part: '', ours, base, unit: 'scans/s' })
    }
  }
  return measured
}

/** Takes the rows of the last scans out of the product's tables and gives how many seconds their COPY into the baseline's takes. */
async function copyIn({ product, baseline, serverFolder }: Rig, after: string): Promise<number> {
  const recent = `select event_key from event where event_key > ${after}`
  for (const table of tables) {
    const rows =
      table === 'batch' || table === 'batch_mark'
        ? `select ${table}.* from ${table} join event_subject using (batch_key) where event_key in (${recent})`
        : `select * from ${table} where event_key in (${recent})`
    await product.query(`copy (${rows}) to '${serverFolder}/bench-${table}.copy'`)
  }
  const start = performance.now()
  await baseline.query('begin')
  for (const table of tables)
    await baseline.query(`copy ${table} from '${serverFolder}/bench-${table}.copy'`)
  await baseline.query('commit')
  return (performance.now() - start) / 1000
}
