import { setTimeout as sleep } from 'node:timers/promises'
import { postAll } from './http-load.ts'
import { intakeScan } from './intake.ts'
import type { Measured } from './ratio.ts'
import type { Rig } from './rig.ts'
import { openSide, type Side } from './side.ts'
import type { Asked } from './size.ts'

const scansOf = { whole: 6_000, smoke: 200 } as const

/**
 * What the public log costs whoever records: the scans of B1 and B2 on the product as it is, against the same product where nothing that is recorded waits for
 * the log, so that it has nothing to take in. Scans a second, higher is better; 0.95 is a loss of 5 %.
 */
export async function logCost(rig: Rig, { rounds, size }: Asked): Promise<readonly Measured[]> {
  const ours = await openSide(rig, 'logged')
  const base = await openSide(rig, 'unlogged')
  try {
    for (const table of ['event', 'scan_signature'])
      await base.owner.query(`alter table ${table} disable trigger wait_in_log`)
    const scans = scansOf[size]
    for (const side of [ours, base]) await record(side, scans, 100)
    const measured: Measured[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (const list of [1, 100]) {
        // Who goes first takes turns, since the second finds a warmer machine.
        const order = round % 2 === 0 ? [ours, base] : [base, ours]
        const found = new Map<Side, number>()
        for (const side of order) found.set(side, await record(side, scans, list))
        const [a = 0, b = 0] = [found.get(ours), found.get(base)]
        rig.say(`log x${list}: ${Math.round(a)} against ${Math.round(b)} scans/s`)
        measured.push({ part: `x${list}`, ours: a, base: b, unit: 'scans/s' })
      }
    }
    return measured
  } finally {
    await ours.close()
    await base.close()
  }
}

/** Records so many scans, one by one or in lists, and gives how many a second were acknowledged. The log then takes in what waits, so that the other side pays for nothing of it. */
async function record(side: Side, scans: number, list: number): Promise<number> {
  const bodies = Array.from({ length: scans / list }, () =>
    JSON.stringify(list === 1 ? intakeScan() : Array.from({ length: list }, intakeScan)),
  )
  const { port, key } = side.server
  const asked = { port, key, path: '/api/v1/scans', connections: list === 1 ? 128 : 8 }
  const { perSecond } = await postAll(bodies, asked)
  await nothingWaits(side)
  return perSecond * list
}

async function nothingWaits({ owner }: Side): Promise<void> {
  for (;;) {
    const { rows } = await owner.query('select from log_waiting limit 1')
    if (rows.length === 0) return
    await sleep(100)
  }
}
