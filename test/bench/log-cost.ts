import { setTimeout as sleep } from 'node:timers/promises'
import type { Measured } from './ratio.ts'
import { recordByTurns } from './record-by-turns.ts'
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
    const part = (list: number) => `x${list}`
    const say = (line: string) => rig.say(`log ${line}`)
    const scans = scansOf[size]
    return await recordByTurns([ours, base], { rounds, scans, part, say, settle: nothingWaits })
  } finally {
    await ours.close()
    await base.close()
  }
}

/** The log takes in what waits, so that the other side pays for nothing of it. */
async function nothingWaits({ owner }: Side): Promise<void> {
  for (;;) {
    const { rows } = await owner.query('select from log_waiting limit 1')
    if (rows.length === 0) return
    await sleep(100)
  }
}
