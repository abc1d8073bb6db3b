import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { formatKey, parseKey } from '../../domain/proof/log/note-key.ts'
import { startWitness } from '../harness/witness.ts'
import { postAll } from './http-load.ts'
import { intakeScan } from './intake.ts'
import { type Measured, quantile } from './ratio.ts'
import type { Rig } from './rig.ts'
import type { Asked } from './size.ts'

const sizes = {
  whole: { lists: 120, lone: 100 },
  smoke: { lists: 3, lone: 5 },
} as const
/** What an entry may wait at the 99th percentile. Source: house rule, with the sequencer's pace in `api/log/log-pace.ts`. */
const mostMilliseconds = 2_000
/** An odd pause, so that lone scans fall on every moment between two publications. */
const pauseMilliseconds = 137

/**
 * How long it is, at the 99th percentile, from the time that an event has to a published checkpoint that a witness signed, by the
 * times that stand in the database, of every event: in a rush of lists of 100, and of scans that come one by one. Lower is
 * better; below 1 is within the bound.
 */
export async function mergeDelay(main: Rig, { rounds, size }: Asked): Promise<readonly Measured[]> {
  const { lists, lone } = sizes[size]
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-merge-'))
  const policy = join(folder, 'policy')
  await writeFile(policy, 'quorum none\n')
  const rig = await main.another({ WITNESSES: policy })
  const witness = await startWitness([await keyOfLog(rig)], { folder: join(folder, 'witness') })
  try {
    const { name } = witness.key
    await writeFile(policy, `witness w ${formatKey(witness.key)} ${witness.address}\nquorum w\n`)
    const measured: Measured[] = []
    for (let round = 0; round < rounds; round += 1) {
      const rush = Array.from({ length: lists }, () => listOf(100))
      const lonely = Array.from({ length: lone }, () => listOf(1))
      for (const [part, bodies, pause] of [
        ['', rush, 0],
        ['lone', lonely, pauseMilliseconds],
      ] as const) {
        const delays = await delaysOf(rig, { bodies, pause, witness: name })
        const ours = quantile(delays, 0.99)
        const middle = Math.round(quantile(delays, 0.5))
        rig.say(
          `merge ${part} round ${round + 1}: ${delays.length} events, p50 ${middle}, p99 ${Math.round(ours)} ms`,
        )
        measured.push({ part, ours, base: mostMilliseconds, unit: 'ms' })
      }
    }
    return measured
  } finally {
    await witness.stop()
    await rig.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Sending {
  readonly bodies: readonly string[]
  readonly pause: number
  readonly witness: string
}

/** Sends scans, waits until all are published, and gives how long each event waited, in milliseconds. */
async function delaysOf(rig: Rig, { bodies, pause, witness }: Sending): Promise<readonly number[]> {
  const { product } = rig
  const { rows: before } = await product.query(
    'select coalesce(max(event_key), 0) as last from event',
  )
  const asked = { ...rig, path: '/api/v1/scans' }
  if (pause === 0) await postAll(bodies, { ...asked, connections: 8 })
  else
    for (const body of bodies) {
      await postAll([body], { ...asked, connections: 1 })
      await sleep(pause)
    }
  for (;;) {
    const { rows } = await product.query(
      `select (extract(epoch from published - record_time) * 1000)::double precision as delay
       from event left join log_leaf on kind = 'event' and log_leaf.digest = event.digest
         left join lateral (select min(published_time) as published from log_checkpoint
           where size > log_leaf.index and note like '%' || $2 || '%') as shown on true
       where event_key > $1`,
      [before[0].last, `— ${witness} `],
    )
    if (rows.every(({ delay }) => delay !== null)) return rows.map(({ delay }) => Number(delay))
    await sleep(200)
  }
}

function listOf(count: number): string {
  return JSON.stringify(Array.from({ length: count }, intakeScan))
}

/** The key of the log, once it has one. */
async function keyOfLog({ port }: Rig) {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/log/key`)
    const key = answer.ok ? await parseKey((await answer.text()).trim()) : undefined
    if (key !== undefined && !('says' in key)) return key
    await sleep(100)
  }
}
