import { Agent } from 'node:http'
import { type Direction, traceBarely } from './bare-trace.ts'
import { layCity } from './lay-lineage.ts'
import { type Measured, quantile } from './ratio.ts'
import { type Answer, readAnswer } from './read-answer.ts'
import type { Rig } from './rig.ts'
import type { Asked } from './size.ts'

const sizes = { whole: { lots: 40, times: 5 }, smoke: { lots: 2, times: 1 } } as const
const edgesWanted = 1_000
const directions = ['up', 'down'] as const

/** A laid graph with the lots whose trace is about as long as wanted. */
interface Graph {
  readonly edges: number
  readonly rig: Rig
  readonly agent: Agent
  readonly lots: Readonly<Record<Direction, readonly Lot[]>>
}

interface Lot {
  readonly batchKey: number
  readonly code: string
}

/**
 * B4: traces of about 1,000 edges, up and down through the API, against the bare recursive query, call by call in turn; and
 * how the API's median grows from the smallest graph to the largest, as an exponent, with that of the bare query beside it.
 * Each graph has a product of its own, so that all sizes are measured in the same rounds. Lower is better.
 */
export async function traces(
  main: Rig,
  { rounds, size, edges }: Asked,
): Promise<readonly Measured[]> {
  const graphs: Graph[] = []
  try {
    for (const count of edges) graphs.push(await openGraph(main, count, sizes[size].lots))
    const { times } = sizes[size]
    const measured: Measured[] = []
    for (const graph of graphs) await measureGraph(graph, times)
    for (let round = 0; round < rounds; round += 1) {
      const medians: Measured[] = []
      for (const graph of graphs) {
        const { p50, p99 } = await measureGraph(graph, times)
        const name = graph.edges.toExponential().replace('+', '')
        main.say(
          `B4 round ${round + 1}, ${name} edges: p50 ${p50.ours.toFixed(2)} against ${p50.base.toFixed(2)} ms`,
        )
        measured.push({ part: name, ...p50 }, { part: `${name} p99`, ...p99 })
        medians.push({ part: '', ...p50 })
      }
      measured.push(...medians.slice(-1), ...growth(medians, edges))
    }
    return measured
  } finally {
    for (const { rig, agent } of graphs) {
      agent.destroy()
      await rig.close()
    }
  }
}

async function openGraph(main: Rig, edges: number, lots: number): Promise<Graph> {
  const rig = await main.another()
  await layCity(rig, edges)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const [up, down] = [await findLots(rig, 'up', lots), await findLots(rig, 'down', lots)]
  return { edges, rig, agent, lots: { up, down } }
}

/** Lots of the last stage upwards, of the first downwards, whose traces come nearest to the length wanted. */
async function findLots(rig: Rig, direction: Direction, lots: number): Promise<readonly Lot[]> {
  const stage = direction === 'up' ? 10 : 1
  const { rows } = await rig.product.query(
    `select batch_key::int as "batchKey", code from batch where code like 'lot-%-${stage}'
     order by hashint8extended(batch_key, 7) limit 300`,
  )
  const found: (Lot & { readonly off: number })[] = []
  for (const lot of rows as readonly Lot[]) {
    const { edges } = await traceBarely(rig, lot.batchKey, direction)
    found.push({ ...lot, off: Math.abs(edges - edgesWanted) })
  }
  return found.sort((one, other) => one.off - other.off).slice(0, lots)
}

type Pair = Pick<Measured, 'ours' | 'base' | 'unit'>

async function measureGraph(
  { rig, agent, lots: chosen }: Graph,
  times: number,
): Promise<{ p50: Pair; p99: Pair }> {
  const ours: number[] = []
  const base: number[] = []
  for (let time = 0; time < times; time += 1) {
    for (const direction of directions) {
      for (const { batchKey, code } of chosen[direction]) {
        const path = `/api/v1/batches/${code}/lineage?direction=${direction}&limit=100000`
        const answer: Answer = await readAnswer(rig, path, agent)
        const bare = await traceBarely(rig, batchKey, direction)
        if (answer.edges !== bare.edges)
          throw new Error(`Cannot compare: ${answer.edges} edges against ${bare.edges}`)
        ours.push(answer.milliseconds)
        base.push(bare.milliseconds)
      }
    }
  }
  const at = (share: number): Pair => ({
    ours: quantile(ours, share),
    base: quantile(base, share),
    unit: 'ms',
  })
  return { p50: at(0.5), p99: at(0.99) }
}

/** Exponents against 1, so that the ratio is the exponent itself. */
function growth(medians: readonly Measured[], sizes: readonly number[]): readonly Measured[] {
  const [first, last] = [medians[0], medians.at(-1)]
  const [small = 1, large = 1] = [sizes[0], sizes.at(-1)]
  if (first === undefined || last === undefined || small === large) return []
  const over = Math.log(large / small)
  const unit = 'as exponent'
  return [
    { part: 'growth', ours: Math.log(last.ours / first.ours) / over, base: 1, unit },
    {
      part: 'growth of the bare query',
      ours: Math.log(last.base / first.base) / over,
      base: 1,
      unit,
    },
  ]
}
