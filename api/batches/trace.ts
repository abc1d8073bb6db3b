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
  const fetchFrom = (at: number) => {
    const from = steps.slice(at, at + batchesTogether)
    return listEdges(db, organisationKey, { from, direction, limit: left })
  }
  let ahead = fetchFrom(0)
  for (let at = batchesTogether; ; at += batchesTogether) {
    const edges = await ahead
    left -= edges.length
    const more = at < steps.length && left > 0
    if (more) {
      // The next page is fetched while this one is written; if nobody comes for it, its failure is nobody's.
      ahead = fetchFrom(at)
      ahead.catch(() => {})
    }
    yield edges.flatMap((edge) => traced(met, direction, edge))
    if (!more) return
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
