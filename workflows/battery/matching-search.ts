import { type Axis, at, windowsOf } from './matching-axes.ts'

/** Groups tried at most after the first complete answer. */
const MOST_TRIES = 1_500

/** Marks a unit that no group holds. */
export const FREE = -1

/** Chosen groups as the pools that they draw from, and for each unit its group or FREE. */
type Draft = { readonly pools: readonly number[][]; readonly holder: readonly number[] }

/**
 * Pools: sets of units of which any `size` make a group. Any group lies inside a window of each
 * axis in turn, so nesting the windows finds every pool; above `most`, an even sample of them.
 */
export function poolsOf(
  axes: readonly Axis[],
  members: readonly number[],
  size: number,
  most: number,
): number[][] {
  const [axis, ...rest] = axes
  if (axis === undefined) return [[...members]]
  const all = windowsOf(axis, members, size)
  const step = Math.max(1, all.length / most)
  const kept = all.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
  return kept.flatMap((window) => poolsOf(rest, window, size, Math.ceil(most / kept.length)))
}

/** The draft with most groups over three orders of the pools: as they rise, rarest first, falling. */
export function bestDraft(pools: readonly number[][], units: number, size: number): Draft {
  const start: Draft = { pools: [], holder: Array<number>(units).fill(FREE) }
  const ceiling = Math.floor(new Set(pools.flat()).size / size)
  const distinct = [...new Map(pools.map((pool) => [pool.toSorted().join(), pool])).values()]
  const rarestFirst = distinct.toSorted((a, b) => a.length - b.length)
  let best = start
  for (const order of [distinct, rarestFirst, distinct.toReversed()]) {
    if (best.pools.length === ceiling) break
    const draft = deepestDraft(order, start, { size, ceiling })
    if (draft.pools.length > best.pools.length) best = draft
  }
  return best
}

/** Depth-first search over which pools to draw a group from, a pool as often as it yields one. */
function deepestDraft(
  pools: readonly number[][],
  start: Draft,
  { size, ceiling }: { size: number; ceiling: number },
): Draft {
  let best = start
  let triesLeft = pools.length + MOST_TRIES
  const path = [{ draft: start, next: 0 }]
  for (let tip = path.at(-1); tip !== undefined && triesLeft > 0; tip = path.at(-1)) {
    const pool = pools[tip.next]
    if (pool === undefined) {
      path.pop()
      continue
    }
    const next = tip.next
    tip.next += 1
    triesLeft -= 1
    const draft = withGroup(tip.draft, pool, size)
    if (draft === undefined) continue
    path.push({ draft, next })
    if (draft.pools.length > best.pools.length) best = draft
    if (best.pools.length === ceiling) break
  }
  return best
}

/** The draft with one more group, moving units between groups where that makes room. */
function withGroup(draft: Draft, pool: number[], size: number): Draft | undefined {
  const pools = [...draft.pools, pool]
  const holder = [...draft.holder]
  for (let taken = 0; taken < size; taken += 1) {
    if (!takeUnit(pools.length - 1, { pools, holder }, new Set())) return undefined
  }
  return { pools, holder }
}

/** Finds one more unit for a group; a unit held elsewhere moves when its holder finds another. */
function takeUnit(
  group: number,
  draft: { pools: readonly number[][]; holder: number[] },
  seen: Set<number>,
): boolean {
  for (const unit of at(draft.pools, group)) {
    if (seen.has(unit)) continue
    seen.add(unit)
    const holder = at(draft.holder, unit)
    if (holder !== FREE && (holder === group || !takeUnit(holder, draft, seen))) continue
    draft.holder[unit] = group
    return true
  }
  return false
}
