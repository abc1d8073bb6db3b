import type { Database } from '../store/database.ts'
import {
  type Direction,
  listEdges,
  type MetEdges,
  walkLineage,
} from '../store/inventory/lineage.ts'

export interface TraceOptions {
  readonly batchKey: number
  readonly code: string
  readonly direction: Direction
  readonly limit: number
}

/** Batches whose edges are fetched together: enough to make the round trips cheap, few enough to stay small. */
const batchesTogether = 4_000

/** Batches that are walked to before the rest, so that a long answer begins as soon as a short one. */
const batchesFirst = 1_000

/** Pages under way at once: the database works on them in parallel, and one trace takes few of the connections. */
const pagesAhead = 2

/**
 * Follows lineage in one direction, nearest first, and yields edges as JSON text, page by page, until there are no more or
 * more than `limit`: an edge above the limit says that the answer was cut. Between pages no connection is held, so a slow
 * reader keeps nobody waiting; what is remembered of the batches met is bounded by the limit.
 */
export async function* trace(
  db: Database,
  organisationKey: number,
  { batchKey, code, direction, limit }: TraceOptions,
): AsyncGenerator<readonly string[]> {
  const met: Met = new Map([[batchKey, { code: JSON.stringify(code), depth: 0 }]])
  const ahead: Promise<MetEdges>[] = []
  let left = limit + 1
  let isFirst = true
  for await (const from of walk(db, { batchKey, direction, most: limit })) {
    // Pages ahead are fetched while one is written; if nobody comes for one, its failure is nobody's.
    const page = listEdges(db, organisationKey, { from, direction, limit: left })
    page.catch(() => {})
    ahead.push(page)
    if (isFirst || ahead.length === pagesAhead) yield await nextPage()
    isFirst = false
    if (left <= 0) return
  }
  while (ahead.length > 0 && left > 0) yield await nextPage()

  async function nextPage(): Promise<readonly string[]> {
    const edges = await ahead.shift()
    if (edges === undefined) return []
    left -= edges.near.length
    return traced(met, direction, edges)
  }
}

/** Keys whose edges are shown, nearest first, in parts: the first comes before the whole way has been walked. */
async function* walk(
  db: Database,
  { batchKey, direction, most }: { batchKey: number; direction: Direction; most: number },
): AsyncGenerator<readonly number[]> {
  const first = await walkLineage(db, { batchKey, direction, most: Math.min(most, batchesFirst) })
  const isAll = first.length < batchesFirst || most <= batchesFirst
  const whole = isAll ? undefined : walkLineage(db, { batchKey, direction, most })
  whole?.catch(() => {})
  yield [batchKey, ...first]
  const done = new Set(first)
  const rest = ((await whole) ?? []).filter((key) => !done.has(key))
  for (let at = 0; at < rest.length; at += batchesTogether)
    yield rest.slice(at, at + batchesTogether)
}

/** Batches met, with their codes as JSON text. */
type Met = Map<number, { readonly code: string; readonly depth: number }>

/**
 * Edges as JSON text. The walk meets a batch only after one that leads to it, so what the near end is called is known by
 * now, unless only another organisation's batches lead there.
 */
function traced(met: Met, direction: Direction, edges: MetEdges): readonly string[] {
  const lines: string[] = []
  for (const [index, far] of edges.far.entries()) {
    const near = met.get(edges.near[index] ?? 0)
    if (near === undefined) continue
    const end = met.get(far) ?? {
      code: JSON.stringify(edges.code[index]),
      depth: near.depth + 1,
    }
    met.set(far, end)
    const [child, parent] = direction === 'up' ? [near.code, end.code] : [end.code, near.code]
    const kind = JSON.stringify(edges.kind[index])
    const material = JSON.stringify(edges.material[index])
    lines.push(
      `{"direction":"${direction}","child":${child},"parent":${parent},"grams":${edges.grams[index]},` +
        `"kind":${kind},"material":${material},"depth":${near.depth + 1}}`,
    )
  }
  return lines
}
