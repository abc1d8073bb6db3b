import {
  compare,
  compareRatio,
  type Decimal,
  divideRounded,
  formatDecimal,
  multiply,
  parseDecimal,
  subtract,
} from '../../domain/decimal.ts'
import type { Sourced } from './targets.ts'

/** One tested unit, figures above zero; what was not measured is left out and keeps it unmatched. */
export type MatchUnit = { readonly unitId: string } & { readonly [F in Field]?: string | undefined }

/** Highest minus lowest inside a group: percent of the lowest, or millivolts at the same rest. */
export type MatchSpreads = Readonly<Record<keyof typeof AXES, string>>

/** Why a unit stays unmatched, with the figures that tell a person what would change it. */
export type UnmatchedReason =
  | { readonly code: 'not-measured'; readonly missing: readonly Field[] }
  | { readonly code: 'too-few-units'; readonly available: number; readonly needed: number }
  /** Units exist that it fits, but only so many that fit together, itself included, are free. */
  | { readonly code: 'left-over'; readonly available: number; readonly needed: number }
  /** With the units named it would spread this far; the limit is the one missed by most. */
  | {
      readonly code: 'limit-missed'
      readonly limit: keyof MatchSpreads
      readonly spread: string
      readonly allowed: string
      readonly nearestUnitIds: readonly string[]
    }

export type Matching = {
  readonly groups: readonly { unitIds: readonly string[]; spreads: MatchSpreads }[]
  readonly unmatched: readonly { readonly unitId: string; readonly reason: UnmatchedReason }[]
}

/** Largest spreads inside a group, inclusive. House rules: the law's 3 percent is Art. 3(32) only. */
export const matchingLimits = {
  strict: {
    capacitySpreadPercent: '3',
    resistanceSpreadPercent: '15',
    openCircuitVoltageSpreadMillivolts: '20',
    source: { basis: 'house', text: 'House rule: no sourced tolerance exists' },
  },
  relaxed: {
    capacitySpreadPercent: '5',
    resistanceSpreadPercent: '20',
    openCircuitVoltageSpreadMillivolts: '50',
    source: { basis: 'house', text: 'House rule: for packs with active balancing' },
  },
} as const satisfies Record<string, MatchSpreads & Sourced>

/**
 * Puts as many units as it can into groups of `groupSize` within `limits`, compared unrounded, each
 * group of one chemistry, model and rest. The order of the units does not matter, and the search is
 * bounded, so the best grouping is certain for tens of units of a model and likely for hundreds.
 * Throws RangeError for a size below 2, a repeated id, and for figures or limits not above zero.
 */
export function match(
  units: readonly MatchUnit[],
  { groupSize, limits }: { groupSize: number; limits: MatchSpreads },
): Matching {
  if (!Number.isSafeInteger(groupSize) || groupSize < 2) {
    throw new RangeError(
      `Cannot match in groups of "${groupSize}": a whole number from 2 is needed`,
    )
  }
  const byId = new Map(units.map((unit) => [unit.unitId, unit]))
  if (byId.size < units.length) {
    throw new RangeError(`Cannot match "${units.length}" units: only ${byId.size} ids differ`)
  }
  const sorted = [...byId.values()].sort((a, b) => (a.unitId < b.unitId ? -1 : 1))
  const lots = Map.groupBy(sorted, lotOf)
  const matchings = [...lots].map(([key, lot]) =>
    key === UNMEASURED ? unmeasured(lot) : matchLot(lot, groupSize, limits),
  )
  return {
    groups: matchings.flatMap(({ groups }) => groups),
    unmatched: matchings.flatMap(({ unmatched }) => unmatched),
  }
}

const AXES = {
  capacitySpreadPercent: 'measuredCapacityAh',
  resistanceSpreadPercent: 'resistanceMilliohm',
  openCircuitVoltageSpreadMillivolts: 'openCircuitVoltageV',
} as const

const FIELDS = ['chemistry', 'model', 'restMinutes', ...Object.values(AXES)] as const

/** Chemistry, model, minutes of rest before the voltage was read, and the measured figures. */
type Field = (typeof FIELDS)[number]

/** Windows searched at most, and groups tried at most after the first complete answer. */
const MOST_POOLS = 1_500
const MOST_TRIES = 1_500
const UNMEASURED = 'not measured'
const FREE = -1
const LIMIT_NAMES = Object.keys(AXES) as (keyof MatchSpreads)[]
const VOLTAGE = 'openCircuitVoltageSpreadMillivolts'
const ONE = parseDecimal('1')
const HUNDRED = parseDecimal('100')
const THOUSAND = parseDecimal('1000')

/** One limit over one lot: each unit's place in rising order, and the last place that fits it. */
type Axis = {
  readonly name: keyof MatchSpreads
  readonly allowed: string
  readonly values: readonly Decimal[]
  /** The values as floats, only to say which units are near. */
  readonly figures: readonly number[]
  readonly place: readonly number[]
  readonly reach: readonly number[]
}

/** Chosen groups as the pools that they draw from, and for each unit its group or FREE. */
type Draft = { readonly pools: readonly number[][]; readonly holder: readonly number[] }

function lotOf(unit: MatchUnit): string {
  if (missingIn(unit).length > 0) return UNMEASURED
  return [unit.chemistry, unit.model, unit.restMinutes].join('\n')
}

function missingIn(unit: MatchUnit): Field[] {
  return FIELDS.filter((field) => unit[field] === undefined || unit[field] === 'UNKNOWN')
}

function unmeasured(lot: readonly MatchUnit[]): Matching {
  const reasonFor = (unit: MatchUnit) =>
    ({ code: 'not-measured', missing: missingIn(unit) }) as const
  return {
    groups: [],
    unmatched: lot.map((unit) => ({ unitId: unit.unitId, reason: reasonFor(unit) })),
  }
}

function matchLot(lot: readonly MatchUnit[], size: number, limits: MatchSpreads): Matching {
  const axes = LIMIT_NAMES.map((name) => axisOf(name, limits[name], lot))
  const groups: number[][] = []
  let free = [...lot.keys()]
  let most = MOST_POOLS
  // A large lot is searched by a sample of its pools, so what stays free is searched again, and
  // once more without the sampling before we say that no further group exists.
  while (most > 0) {
    const { holder } = bestDraft(poolsOf(axes, free, size, most), lot.length, size)
    const found = Map.groupBy(free, (unit) => at(holder, unit))
    free = found.get(FREE) ?? []
    found.delete(FREE)
    groups.push(...found.values())
    if (found.size === 0) most = most === MOST_POOLS ? Number.MAX_SAFE_INTEGER : 0
  }
  const idsOf = (members: readonly number[]) => members.map((unit) => at(lot, unit).unitId)
  return {
    groups: groups.map((group) => ({ unitIds: idsOf(group), spreads: spreadsOf(axes, group) })),
    unmatched: free.map((unit) => ({
      unitId: at(lot, unit).unitId,
      reason: reasonFor(unit, { axes, groups, free, size, idsOf }),
    })),
  }
}

type Lot = {
  readonly axes: readonly Axis[]
  readonly groups: readonly number[][]
  readonly free: readonly number[]
  readonly size: number
  readonly idsOf: (members: readonly number[]) => string[]
}

function reasonFor(unit: number, { axes, groups, free, size, idsOf }: Lot): UnmatchedReason {
  const others = [...groups.flat(), ...free].filter((other) => other !== unit)
  const needed = size
  if (others.length + 1 < needed) {
    return { code: 'too-few-units', available: others.length + 1, needed }
  }
  if (mostFitting(axes, [unit, ...others], unit, needed) >= needed) {
    return { code: 'left-over', available: mostFitting(axes, free, unit, needed), needed }
  }
  const distances = new Map(others.map((other) => [other, overshoot(axes, [unit, other])]))
  const closest = others.toSorted((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0))
  const near = [closest.slice(0, size - 1), ...groups]
  const missedBy = near.map((members) => overshoot(axes, [unit, ...members]))
  const nearest = at(near, missedBy.indexOf(Math.min(...missedBy)))
  const members = [unit, ...nearest]
  const shares = axes.map((axis) => overshoot([axis], members))
  const axis = at(axes, shares.indexOf(Math.max(...shares)))
  return {
    code: 'limit-missed',
    limit: axis.name,
    spread: spreadsOf(axes, members)[axis.name],
    allowed: axis.allowed,
    nearestUnitIds: idsOf(nearest),
  }
}

/** How many units fit together with this one; stops counting at `enough`. */
function mostFitting(
  axes: readonly Axis[],
  members: readonly number[],
  unit: number,
  enough: number,
): number {
  const [axis, ...rest] = axes
  if (axis === undefined) return members.length
  let most = 0
  for (const window of windowsOf(axis, members, 1)) {
    if (most >= enough) break
    if (window.length <= most || !window.includes(unit)) continue
    most = Math.max(most, mostFitting(rest, window, unit, enough))
  }
  return most
}

/** The widest share of any limit that these units use, above 1 when they do not fit. Approximate. */
function overshoot(axes: readonly Axis[], members: readonly number[]): number {
  return Math.max(
    ...axes.map(({ name, allowed, figures }) => {
      const used = members.map((unit) => at(figures, unit))
      const lowest = Math.min(...used)
      const scale = name === VOLTAGE ? 1_000 : 100 / lowest
      return ((Math.max(...used) - lowest) * scale) / Number(allowed)
    }),
  )
}

function spreadsOf(axes: readonly Axis[], members: readonly number[]): MatchSpreads {
  const spreads = axes.map((axis) => {
    const rising = members.toSorted((a, b) => at(axis.place, a) - at(axis.place, b))
    const [lowest = 0, highest = 0] = [rising[0], rising.at(-1)]
    const { top, bottom } = spreadBetween(
      axis.name,
      at(axis.values, lowest),
      at(axis.values, highest),
    )
    return [axis.name, divideRounded(top, bottom, 3)] as const
  })
  return Object.fromEntries(spreads) as MatchSpreads
}

/** A spread kept as a fraction, because limits are compared unrounded. */
function spreadBetween(name: keyof MatchSpreads, lowest: Decimal, highest: Decimal) {
  const difference = subtract(highest, lowest)
  if (name === VOLTAGE) return { top: multiply(difference, THOUSAND), bottom: ONE }
  return { top: multiply(difference, HUNDRED), bottom: lowest }
}

function axisOf(name: keyof MatchSpreads, allowed: string, lot: readonly MatchUnit[]): Axis {
  const limit = parseDecimal(allowed)
  const values = lot.map((unit) => parseDecimal(unit[AXES[name]] ?? ''))
  if ([limit, ...values].some(({ unscaled }) => unscaled <= 0n)) {
    throw new RangeError(`Cannot match by "${name}": the limit and every figure must be above 0`)
  }
  const order = [...lot.keys()].sort((a, b) => compare(at(values, a), at(values, b)))
  const place: number[] = []
  const reach: number[] = []
  let end = 0
  for (const [start, unit] of order.entries()) {
    for (; end < order.length; end += 1) {
      const { top, bottom } = spreadBetween(name, at(values, unit), at(values, at(order, end)))
      if (compareRatio(top, bottom, limit) > 0) break
    }
    place[unit] = start
    reach[unit] = end - 1
  }
  return {
    name,
    allowed,
    values,
    figures: values.map((value) => Number(formatDecimal(value))),
    place,
    reach,
  }
}

/** The sets of neighbours within one limit that no larger such set contains. */
function windowsOf(axis: Axis, members: readonly number[], size: number): number[][] {
  const rising = members.toSorted((a, b) => at(axis.place, a) - at(axis.place, b))
  const windows: number[][] = []
  let end = 0
  for (const [start, lowest] of rising.entries()) {
    const before = end
    while (end < rising.length && at(axis.place, at(rising, end)) <= at(axis.reach, lowest))
      end += 1
    if (end > before && end - start >= size) windows.push(rising.slice(start, end))
  }
  return windows
}

/**
 * Pools: sets of units of which any `size` make a group. Any group lies inside a window of each
 * axis in turn, so nesting the windows finds every pool; above `most`, an even sample of them.
 */
function poolsOf(
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
function bestDraft(pools: readonly number[][], units: number, size: number): Draft {
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

function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`Cannot read place "${index}" of ${list.length}`)
  return found
}
