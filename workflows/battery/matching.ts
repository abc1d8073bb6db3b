import {
  at,
  axisOf,
  limitNames,
  type MatchField,
  type MatchSpreads,
  type MatchUnit,
  matchFields,
  spreadsOf,
} from './matching-axes.ts'
import { reasonFor, type UnmatchedReason } from './matching-reasons.ts'
import { bestDraft, FREE, poolsOf } from './matching-search.ts'
import type { Sourced } from './targets.ts'

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

/** Windows searched at most in one pass. */
const MOST_POOLS = 1_500
const UNMEASURED = 'not measured'

function lotOf(unit: MatchUnit): string {
  if (missingIn(unit).length > 0) return UNMEASURED
  return [unit.chemistry, unit.model, unit.restMinutes].join('\n')
}

function missingIn(unit: MatchUnit): MatchField[] {
  return matchFields.filter((field) => unit[field] === undefined || unit[field] === 'UNKNOWN')
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
  const axes = limitNames.map((name) => axisOf(name, limits[name], lot))
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
