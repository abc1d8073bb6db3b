import { RefusedError } from '../../domain/refused.ts'
import type { Database } from '../store/database.ts'
import { listEdges, type MetEdges, startTrace, walkLineage } from '../store/inventory/lineage.ts'
import type { Direction } from '../store/onward.ts'
import { unknownBatch } from './batches.ts'

export interface TraceOptions {
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
 * reader keeps nobody waiting; what is remembered of the batches met is bounded by the limit. Refuses a code of no batch of
 * the organisation as `unknown_batch`, before the first page.
 */
export async function* trace(
  db: Database,
  organisationKey: number,
  { code, direction, limit }: TraceOptions,
): AsyncGenerator<readonly string[]> {
  const most = Math.min(limit, batchesFirst)
  let left = limit + 1
  const start = await startTrace(db, organisationKey, { code, direction, most, limit: left })
  if (start === undefined) throw new RefusedError(unknownBatch(code))
  const { batchKey, ownCode, walked } = start
  const met: Met = new Map([[batchKey, { code: JSON.stringify(ownCode), what: '', depth: 0 }]])
  const isAll = walked.length <= most
  let further = isAll || limit <= batchesFirst ? undefined : walkTo(limit)
  yield* shown({ from: walked, bound: left, edges: start })

  const done = new Set(walked)
  // What others hold is walked to and not shown: a walk that ended at its bound may go on for those.
  for (let bound = limit; !isAll && left > 0; bound *= 2) {
    const keys = await (further ?? walkTo(bound))
    further = undefined
    yield* pagesFrom(keys)
    if (keys.length < bound) return
    for (const key of keys) done.add(key)
  }

  function walkTo(bound: number): Promise<readonly number[]> {
    return begun(walkLineage(db, { batchKey, direction, most: bound }))
  }

  function pageFrom(from: readonly number[], bound: number): Page {
    const edges = begun(listEdges(db, organisationKey, { from, direction, limit: bound }))
    return { from, bound, edges }
  }

  async function* pagesFrom(keys: readonly number[]): AsyncGenerator<readonly string[]> {
    const ahead: Page[] = []
    for (const from of parted(keys, done)) {
      ahead.push(pageFrom(from, left))
      if (ahead.length === pagesAhead) yield* nextOf(ahead)
      if (left <= 0) return
    }
    while (ahead.length > 0 && left > 0) yield* nextOf(ahead)
  }

  async function* nextOf(ahead: Page[]): AsyncGenerator<readonly string[]> {
    const page = ahead.shift()
    if (page !== undefined) yield* shown(page)
  }

  /**
   * What leads to others, or only from them, is not shown and does not count as if it were. Where it took the place of what is, the
   * page is fetched again up to a further bound.
   */
  async function* shown(page: Page): AsyncGenerator<readonly string[]> {
    const { from, bound } = page
    const edges = await page.edges
    const lines = traced(met, direction, { from, edges }).slice(page.told)
    left -= lines.length
    yield lines
    if (left <= 0 || edges.near.length < bound) return
    yield* shown({ ...pageFrom(from, bound * 2), told: (page.told ?? 0) + lines.length })
  }
}

/** Edges up to a bound, with the batches that they lead on from, and how many of them were told before. */
interface Page {
  readonly from: readonly number[]
  readonly bound: number
  readonly edges: MetEdges | Promise<MetEdges>
  readonly told?: number
}

/** What is begun before it is waited for: if nobody comes for it, its failure is nobody's. */
function begun<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => {})
  return promise
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
 * Edges as JSON text, in the order of the batches that they lead on from. The walk meets a batch only after one that leads to it,
 * so what the near end is called is known by now, unless only another organisation's batches lead there.
 */
function traced(
  met: Met,
  direction: Direction,
  { from, edges }: { readonly from: readonly number[]; readonly edges: MetEdges },
): readonly string[] {
  meet(met, edges)
  const { near, far, grams } = edges
  const starts = new Map<number, number>()
  for (const [index, key] of near.entries()) if (key !== near[index - 1]) starts.set(key, index)
  const lines: string[] = []
  for (const key of from) {
    const start = met.get(key)
    if (start === undefined || start.depth === unknownDepth) continue
    const depth = start.depth + 1
    for (let index = starts.get(key) ?? near.length; near[index] === key; index += 1) {
      const end = met.get(far[index] ?? 0)
      if (end === undefined) continue
      if (end.depth === unknownDepth) end.depth = depth
      const [child, parent] = direction === 'up' ? [start.code, end.code] : [end.code, start.code]
      lines.push(
        `{"direction":"${direction}","child":${child},"parent":${parent},"grams":${grams[index]},` +
          `${end.what},"depth":${depth}}`,
      )
    }
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
