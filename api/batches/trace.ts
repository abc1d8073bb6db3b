import type { Database } from '../store/database.ts'
import { type Direction, listEdges, type MetEdge, walkLineage } from '../store/lineage.ts'

/** An edge of the answer. */
export interface TracedEdge {
  readonly direction: Direction
  /** Codes. */
  readonly child: string
  readonly parent: string
  /** Grams of the child that came out of the parent. */
  readonly grams: number
  /** Kind and material of the batch that the edge leads to. */
  readonly kind: string
  readonly material: string
  /** Steps of the shortest way from the batch asked about. */
  readonly depth: number
}

export interface TraceOptions {
  readonly batchKey: number
  readonly code: string
  readonly direction: Direction
  readonly limit: number
}

/** Batches whose edges are fetched together: enough to make the round trips cheap, few enough to stay small. */
const batchesTogether = 4_000

/** Pages under way at once: the database works on them in parallel, and one trace takes no more connections than this. */
const pagesAhead = 3

/**
 * Follows lineage in one direction, nearest first, and yields edges page by page until there are no more or more than
 * `limit`: an edge above the limit says that the answer was cut. Between pages no connection is held, so a slow reader
 * keeps nobody waiting; what is remembered of the batches met is bounded by the limit.
 */
export async function* trace(
  db: Database,
  organisationKey: number,
  { batchKey, code, direction, limit }: TraceOptions,
): AsyncGenerator<readonly TracedEdge[]> {
  const steps = [batchKey, ...(await walkLineage(db, { batchKey, direction, most: limit }))]
  const met: Met = new Map([[batchKey, { code, depth: 0 }]])
  let left = limit + 1
  let at = 0
  const ahead: Promise<readonly MetEdge[]>[] = []
  while (left > 0) {
    // Pages ahead are fetched while this one is written; if nobody comes for one, its failure is nobody's.
    while (at < steps.length && ahead.length < pagesAhead) {
      const from = steps.slice(at, at + batchesTogether)
      const page = listEdges(db, organisationKey, { from, direction, limit: left })
      page.catch(() => {})
      ahead.push(page)
      at += batchesTogether
    }
    const edges = await ahead.shift()
    if (edges === undefined) return
    left -= edges.length
    yield edges.flatMap((edge) => traced(met, direction, edge))
  }
}

type Met = Map<number, { readonly code: string; readonly depth: number }>

/** The walk meets a batch only after one that leads to it, so what the near end is called is known by now. */
function traced(met: Met, direction: Direction, edge: MetEdge): readonly TracedEdge[] {
  const { far, code, kind, material, grams } = edge
  const near = met.get(edge.near)
  // Only another organisation's batches lead there.
  if (near === undefined) return []
  const depth = near.depth + 1
  if (!met.has(far)) met.set(far, { code, depth })
  const ends =
    direction === 'up' ? { child: near.code, parent: code } : { child: code, parent: near.code }
  return [{ direction, ...ends, grams, kind, material, depth }]
}
