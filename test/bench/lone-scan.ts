import { writeDirectly } from './direct-writes.ts'
import { postAll } from './http-load.ts'
import { intakeScan } from './intake.ts'
import { prepareBaseline } from './prepare-baseline.ts'
import { type Measured, quantile } from './ratio.ts'
import type { Rig } from './rig.ts'
import type { Asked } from './size.ts'

const sizes = {
  whole: { scans: 1_000, seconds: 2 },
  smoke: { scans: 20, seconds: 1 },
} as const

/** B1b: how long one scan takes alone, against one pgbench client writing the same rows. Lower is better. */
export async function loneScan(rig: Rig, { rounds, size }: Asked): Promise<readonly Measured[]> {
  const { scans, seconds } = sizes[size]
  await prepareBaseline(rig, size)
  const measured: Measured[] = []
  for (let round = 0; round < rounds; round += 1) {
    const bodies = Array.from({ length: scans }, () => JSON.stringify(intakeScan()))
    const ours = await postAll(bodies, { ...rig, path: '/api/v1/scans', connections: 1 })
    const base = await writeDirectly(rig, { clients: 1, seconds })
    for (const [part, share] of [
      ['', 0.5],
      ['p99', 0.99],
    ] as const) {
      const [a, b] = [ours, base].map(({ milliseconds }) => quantile(milliseconds, share))
      measured.push({ part, ours: a ?? 0, base: b ?? 0, unit: 'ms' })
    }
    const [a, b] = [ours, base].map(({ milliseconds }) => quantile(milliseconds, 0.5).toFixed(2))
    rig.say(`B1b round ${round + 1}: p50 ${a} against ${b} ms`)
  }
  return measured
}
