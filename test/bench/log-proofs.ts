import { setTimeout as sleep } from 'node:timers/promises'
import { tileHeight } from '../../domain/proof/log/tile.ts'
import { getAll } from './http-load.ts'
import type { Measured } from './ratio.ts'
import type { Rig } from './rig.ts'
import type { Asked } from './size.ts'

/** With the baseline, in five rounds, below the 100,000 requests that one address may send at once. */
const sizes = {
  whole: { requests: 8_000 },
  smoke: { leaves: 3_000, requests: 60 },
} as const
const connections = 8
/** How often it is looked how far the log is. */
const lookMilliseconds = 100
/** Entries that are let wait in one transaction. */
const atOnce = 1_000_000

/**
 * B7: inclusion proofs out of the public log, usually at a million entries, at places all over it, against a request that does nothing. The
 * entries are taken in by the product's own process. A round before the first asks once in each tile, which a server remembers from then on; it is told and not counted.
 */
export async function logProofs(rig: Rig, asked: Asked): Promise<readonly Measured[]> {
  const { rounds, size } = asked
  const { leaves, requests } = { leaves: asked.leaves, ...sizes[size] }
  const most = await fillLog(rig, leaves)
  const measured: Measured[] = []
  for (let round = 0; round <= rounds; round += 1) {
    // The golden ratio of 32 bits spreads places over the whole log, other ones each round.
    const places =
      round === 0
        ? onceInEachTile(most)
        : Array.from(
            { length: requests },
            (_, at) => ((at + round * requests) * 2_654_435_761) % most,
          )
    const paths = places.map((place) => `/log/proof/inclusion?index=${place}&size=${most}`)
    const ours = await getAll(paths, { port: rig.port, connections })
    const nothing = paths.slice(0, requests).map(() => '/healthz')
    const base = await getAll(nothing, { port: rig.port, connections })
    const name = round === 0 ? 'first touch of each tile' : `round ${round}`
    rig.say(
      `B7 ${name}: ${Math.round(ours.perSecond)} proofs/s against ${Math.round(base.perSecond)} requests/s`,
    )
    if (round === 0) continue
    measured.push({ part: '', ours: ours.perSecond, base: base.perSecond, unit: 'proofs/s' })
  }
  return measured
}

function onceInEachTile(leaves: number): readonly number[] {
  const width = 2 ** tileHeight
  return Array.from({ length: Math.ceil(leaves / width) }, (_, tile) => tile * width)
}

/** Lets entries wait until at least so many are published, unless they are already; gives how many are. */
export async function fillLog({ product, port, say }: Rig, leaves: number): Promise<number> {
  const published = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/log/checkpoint`)
    return answer.ok ? Number((await answer.text()).split('\n')[1]) : 0
  }
  let missing = leaves - (await published())
  for (; missing > 0; missing -= atOnce)
    await product.query(
      `insert into log_waiting (kind, digests)
       select 'credential', array[sha256(uuid_send(gen_random_uuid()))] from generate_series(1, $1)`,
      [Math.min(missing, atOnce)],
    )
  for (let told = -1; ; ) {
    const now = await published()
    if (now >= leaves) return now
    if (now !== told) say(`B7: ${now} of ${leaves} entries are published`)
    told = now
    await sleep(lookMilliseconds)
  }
}
