import type { Database } from '../store/database.ts'
import {
  type Direction,
  listEdges,
  type MetEdges,
  startTrace,
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
  const met: Met = new Map([[batchKey, { code: JSON.stringify(code), what: '', depth: 0 }]])
  const most = Math.min(limit, batchesFirst)
  const whole = { batchKey, direction, limit: limit + 1 }
  const { walked, ...first } = await startTrace(db, organisationKey, { ...whole, most })
  const isAll = walked.length <= most || limit <= batchesFirst
  const rest = isAll ? undefined : walkLineage(db, { batchKey, direction, most: limit })
  rest?.catch(() => {})
  let left = limit + 1
  yield shown(first)
  if (rest === undefined || left <= 0) return

  const ahead: Promise<MetEdges>[] = []
  for (const from of parted(await rest, new Set(walked))) {
    // Pages ahead are fetched while one is written; if nobody comes for one, its failure is nobody's.
    const page = listEdges(db, organisationKey, { from, direction, limit: left })
    page.catch(() => {})
    ahead.push(page)
    if (ahead.length === pagesAhead) yield await nextPage()
    if (left <= 0) return
  }
  while (ahead.length > 0 && left > 0) yield await nextPage()

  async function nextPage(): Promise<readonly string[]> {
    const edges = await ahead.shift()
    return edges === undefined ? [] : shown(edges)
  }

  /** What leads to others is not shown, and does not count as if it were. */
  function shown(edges: MetEdges): readonly string[] {
    const lines = traced(met, direction, edges)
    left -= lines.length
    return lines
  }
}

/** Keys whose edges are fetched together, without those that were shown before. */
function* parted(keys: readonly number[], done: ReadonlySet<number>): Generator<readonly number[]> {
  const rest = keys.filter((key) => !done.has(key))
  for (let at = 0; at < rest.length; at += batchesTogether)
    yield rest.slice(at, at + batchesTogether)
}

/** Batches met, with their codes and what they are as JSON text; the depth is known once an edge led there. */
type Met = Map<number, { readonly code: string; readonly what: string; depth: number }>

const unknownDepth = -1

/**
 * Edges as JSON text. The walk meets a batch only after one that leads to it, so what the near end is called is known by
 * now, unless only another organisation's batches lead there.
 */
function traced(met: Met, direction: Direction, edges: MetEdges): readonly string[] {
  meet(met, edges)
  const lines: string[] = []
  for (const [index, far] of edges.far.entries()) {
    const near = met.get(edges.near[index] ?? 0)
    const end = met.get(far)
    if (near === undefined || near.depth === unknownDepth || end === undefined) continue
    if (end.depth === unknownDepth) end.depth = near.depth + 1
    const [child, parent] = direction === 'up' ? [near.code, end.code] : [end.code, near.code]
    lines.push(
      `{"direction":"${direction}","child":${child},"parent":${parent},"grams":${edges.grams[index]},` +
        `${end.what},"depth":${near.depth + 1}}`,
    )
  }
  return lines
}

function meet(met: Met, { key, code, kind, material }: MetEdges): void {
  for (const [index, one] of key.entries()) {
    if (met.has(one)) continue
    const what = `"kind":${JSON.stringify(kind[index])},"material":${JSON.stringify(material[index])}`
    met.set(one, { code: JSON.stringify(code[index]), what, depth: unknownDepth })
  }
}
