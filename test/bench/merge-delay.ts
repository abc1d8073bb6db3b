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
 * How long it is, at the 99th percentile, from the acknowledgement of an event, which follows its commit, to the published
 * checkpoint that holds it and that a witness signed: in a rush of lists of 100, and of scans that come one by one. Lower is better;
 * below 1 is within the bound.
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
      for (const [part, sent, pause] of [
        ['', rush, 0],
        ['lone', lonely, pauseMilliseconds],
      ] as const) {
        const delays = await delaysOf(rig, { lists: sent, pause, witness: name })
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
  readonly lists: readonly (readonly { readonly id: string }[])[]
  readonly pause: number
  readonly witness: string
}

/** Sends scans, waits until all are published, and gives how long each event waited, in milliseconds. */
async function delaysOf(rig: Rig, sending: Sending): Promise<readonly number[]> {
  const acknowledged = await sendAndNote(rig, sending)
  for (;;) {
    const { rows } = await rig.product.query<{ id: string; published: Date }>(
      `select event.id, shown.published from unnest($1::uuid[]) as asked (id) join event on event.id = asked.id
         join log_leaf on kind = 'event' and log_leaf.digest = event.digest,
         lateral (select min(published_time) as published from log_checkpoint
           where size > log_leaf.index and note like '%' || $2 || '%') as shown
       where shown.published is not null`,
      [[...acknowledged.keys()], `— ${sending.witness} `],
    )
    if (rows.length === acknowledged.size)
      return rows.map(({ id, published }) => published.getTime() - (acknowledged.get(id) ?? 0))
    await sleep(200)
  }
}

/** Sends scans, over 8 connections unless there is a pause between them; gives when each was acknowledged. */
async function sendAndNote(
  rig: Rig,
  { lists, pause }: Sending,
): Promise<ReadonlyMap<string, number>> {
  const acknowledged = new Map<string, number>()
  const left = lists.values()
  const send = async () => {
    for (const list of left) {
      await postAll([JSON.stringify(list)], { ...rig, path: '/api/v1/scans', connections: 1 })
      for (const { id } of list) acknowledged.set(id, Date.now())
      if (pause > 0) await sleep(pause)
    }
  }
  await Promise.all(Array.from({ length: pause > 0 ? 1 : 8 }, send))
  return acknowledged
}

function listOf(count: number) {
  return Array.from({ length: count }, intakeScan)
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
