import {
  type Axis,
  at,
  type MatchField,
  type MatchSpreads,
  overshoot,
  spreadsOf,
  windowsOf,
} from './matching-axes.ts'

/** Why a unit stays unmatched, with the figures that tell a person what would change it. */
export type UnmatchedReason =
  | { readonly code: 'not-measured'; readonly missing: readonly MatchField[] }
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

type Lot = {
  readonly axes: readonly Axis[]
  readonly groups: readonly number[][]
  readonly free: readonly number[]
  readonly size: number
  readonly idsOf: (members: readonly number[]) => string[]
}

/** What keeps a unit unmatched: too few others, none free, or a limit missed. */
export function reasonFor(unit: number, { axes, groups, free, size, idsOf }: Lot): UnmatchedReason {
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
