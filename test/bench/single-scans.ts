import { writeDirectly } from './direct-writes.ts'
import { postAll } from './http-load.ts'
import { intakeScan } from './intake.ts'
import { prepareBaseline } from './prepare-baseline.ts'
import type { Measured } from './ratio.ts'
import type { Rig } from './rig.ts'
import type { Asked } from './size.ts'

const sizes = {
  whole: { scans: 6_000, seconds: 4 },
  smoke: { scans: 200, seconds: 1 },
} as const

/**
 * B1: single scans over HTTP on 128 connections, each acknowledged after its commit, against pgbench writing the same
 * rows with 32 clients. Higher is better.
 */
export async function singleScans(rig: Rig, { rounds, size }: Asked): Promise<readonly Measured[]> {
  const { scans, seconds } = sizes[size]
  await prepareBaseline(rig, size)
  const measured: Measured[] = []
  for (let round = 0; round < rounds; round += 1) {
    const bodies = Array.from({ length: scans }, () => JSON.stringify(intakeScan()))
    const ours = await postAll(bodies, { ...rig, path: '/api/v1/scans', connections: 128 })
    const base = await writeDirectly(rig, { clients: 32, seconds })
    rig.say(
      `B1 round ${round + 1}: ${Math.round(ours.perSecond)} against ${Math.round(base.perSecond)} scans/s`,
    )
    measured.push({ part: '', ours: ours.perSecond, base: base.perSecond, unit: 'scans/s' })
  }
  return measured
}
