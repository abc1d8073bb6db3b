import { postAll } from './http-load.ts'
import { intakeScan } from './intake.ts'
import type { Measured } from './ratio.ts'
import type { Side } from './side.ts'

/**
 * Scans a second that each of two sides acknowledges, single and in lists of 100, round by round: what a part of the product costs whoever
 * records. `part` names a figure by the length of its lists, `settle` lets a side end what recording left, so that the other pays for nothing of it.
 */
export async function recordByTurns(
  [ours, base]: readonly [Side, Side],
  {
    rounds,
    scans,
    part,
    say,
    settle,
  }: {
    readonly rounds: number
    readonly scans: number
    readonly part: (list: number) => string
    readonly say: (line: string) => void
    readonly settle: (side: Side) => Promise<void>
  },
): Promise<readonly Measured[]> {
  const recorded = async (side: Side, list: number) => {
    const perSecond = await record(side, scans, list)
    await settle(side)
    return perSecond
  }
  for (const side of [ours, base]) await recorded(side, 100)
  const measured: Measured[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const list of [1, 100]) {
      // Who goes first takes turns, since the second finds a warmer machine.
      const order = round % 2 === 0 ? [ours, base] : [base, ours]
      const found = new Map<Side, number>()
      for (const side of order) found.set(side, await recorded(side, list))
      const [a = 0, b = 0] = [found.get(ours), found.get(base)]
      say(`${part(list)}: ${Math.round(a)} against ${Math.round(b)} scans/s`)
      measured.push({ part: part(list), ours: a, base: b, unit: 'scans/s' })
    }
  }
  return measured
}

/** Records so many scans, one by one or in lists, and gives how many a second were acknowledged. */
async function record({ server: { port, key } }: Side, scans: number, list: number) {
  const bodies = Array.from({ length: scans / list }, () =>
    JSON.stringify(list === 1 ? intakeScan() : Array.from({ length: list }, intakeScan)),
  )
  const asked = { port, key, path: '/api/v1/scans', connections: list === 1 ? 128 : 8 }
  const { perSecond } = await postAll(bodies, asked)
  return perSecond * list
}
