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

/** One tested unit, figures above zero; what was not measured is left out and keeps it unmatched. */
export type MatchUnit = { readonly unitId: string } & {
  readonly [F in MatchField]?: string | undefined
}

/** Highest minus lowest inside a group: percent of the lowest, or millivolts at the same rest. */
export type MatchSpreads = Readonly<Record<keyof typeof axisFields, string>>

/** Each limit and the measured figure that it bounds. */
export const axisFields = {
  capacitySpreadPercent: 'measuredCapacityAh',
  resistanceSpreadPercent: 'resistanceMilliohm',
  openCircuitVoltageSpreadMillivolts: 'openCircuitVoltageV',
} as const

/** What must be known of a unit before it can be matched. */
export const matchFields = [
  'chemistry',
  'model',
  'restMinutes',
  ...Object.values(axisFields),
] as const

/** Chemistry, model, minutes of rest before the voltage was read, and the measured figures. */
export type MatchField = (typeof matchFields)[number]

const VOLTAGE = 'openCircuitVoltageSpreadMillivolts'
const ONE = parseDecimal('1')
const HUNDRED = parseDecimal('100')
const THOUSAND = parseDecimal('1000')

/** Every limit there is, in the order in which windows are nested. */
export const limitNames = Object.keys(axisFields) as (keyof MatchSpreads)[]

/** One limit over one lot: each unit's place in rising order, and the last place that fits it. */
export type Axis = {
  readonly name: keyof MatchSpreads
  readonly allowed: string
  readonly values: readonly Decimal[]
  /** The values as floats, only to say which units are near. */
  readonly figures: readonly number[]
  readonly place: readonly number[]
  readonly reach: readonly number[]
}

/** Lays one limit over a lot: exact comparisons happen once, here, and the search works on places. */
export function axisOf(name: keyof MatchSpreads, allowed: string, lot: readonly MatchUnit[]): Axis {
  const limit = parseDecimal(allowed)
  const values = lot.map((unit) => parseDecimal(unit[axisFields[name]] ?? ''))
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
export function windowsOf(axis: Axis, members: readonly number[], size: number): number[][] {
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

/** How far these units are apart on each axis, as decimal text of three places. */
export function spreadsOf(axes: readonly Axis[], members: readonly number[]): MatchSpreads {
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

/** The widest share of any limit that these units use, above 1 when they do not fit. Approximate. */
export function overshoot(axes: readonly Axis[], members: readonly number[]): number {
  return Math.max(
    ...axes.map(({ name, allowed, figures }) => {
      const used = members.map((unit) => at(figures, unit))
      const lowest = Math.min(...used)
      const scale = name === VOLTAGE ? 1_000 : 100 / lowest
      return ((Math.max(...used) - lowest) * scale) / Number(allowed)
    }),
  )
}

/** An entry that must be there. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`Cannot read place "${index}" of ${list.length}`)
  return found
}
