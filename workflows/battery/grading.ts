import {
  compare,
  compareRatio,
  type Decimal,
  divideRounded,
  multiply,
  parseDecimal,
  subtract,
} from '../../domain/decimal.ts'
import type { Sourced } from './targets.ts'

/** A: replacement in vehicles, B: stationary, C: backup and low power, R: recycle. */
export type Grade = 'A' | 'B' | 'C' | 'R'

/** What the resistance is compared with; the value of the unit when new is rarely known. */
export type BaselineKind = 'DATASHEET' | 'NEW_UNIT' | 'BATCH_P5'

/** Measurements as plain decimal texts; what was not measured is left out. */
export type GradingMeasurements = {
  readonly ratedCapacityAh: string
  readonly measuredCapacityAh: string
  readonly resistanceMilliohm?: string | undefined
  readonly baselineMilliohm?: string | undefined
  readonly baselineKind?: BaselineKind | undefined
  readonly ruleVersion?: string | undefined
}

/** Why the grade is what it is; figures are rounded for reading, the decision never is. */
export type GradingReason =
  | {
      readonly code:
        | 'state-of-health-below'
        | 'resistance-increase-above'
        | 'state-of-health-unusually-high'
        | 'state-of-health-implausible'
      /** The grade missed by this limit; left out where the limit is one of plausibility. */
      readonly grade?: Grade
      readonly measuredPercent: string
      readonly limitPercent: string
    }
  | { readonly code: 'resistance-not-compared'; readonly missing: readonly string[] }

/** The decision with the numbers beside it; `not-gradable` means measure again. */
export type Grading = {
  readonly grade: Grade | 'not-gradable'
  /** Share of rated capacity that remains, in percent with two decimals, for reading only. */
  readonly stateOfHealthPercent: string
  /** Percent with two decimals, negative below the baseline, null when it cannot be told. */
  readonly resistanceIncreasePercent: string | null
  readonly ruleVersion: string
  readonly baselineKind: BaselineKind | null
  readonly reasons: readonly GradingReason[]
}

/**
 * Grades one unit by state of health and resistance increase, both compared unrounded.
 * Without resistance, baseline and baseline kind the grade rests on state of health alone and a
 * reason says so. A state of health at or below 0 or above 120 percent is `not-gradable`.
 * Throws RangeError for an unknown rule version and for a rating or resistance not above zero.
 */
export function grade(measured: GradingMeasurements): Grading {
  const rules = rulesOf(measured.ruleVersion ?? currentGradingRuleVersion)
  const health = percentOf(parseDecimal(measured.measuredCapacityAh), measured.ratedCapacityAh)
  const missing = RESISTANCE_FIELDS.filter((field) => measured[field] === undefined)
  const increase = missing.length === 0 ? increaseOf(measured) : null
  const reasons = plausibilityReasons(health, rules)
  const gradable = reasons.every(({ code }) => code !== 'state-of-health-implausible')
  if (increase === null) reasons.push({ code: 'resistance-not-compared', missing })
  const decision = gradable ? bandOf(health, increase, rules) : NOT_GRADABLE
  return {
    grade: decision.grade,
    stateOfHealthPercent: shown(health),
    resistanceIncreasePercent: increase && shown(increase),
    ruleVersion: rules.version,
    baselineKind: (increase && measured.baselineKind) ?? null,
    reasons: [...reasons, ...decision.missed],
  }
}

/**
 * The resistance that stands in for a new unit when none is known: place floor(n / 20) of the batch
 * in rising order, recorded as baseline kind BATCH_P5. House rule. Throws RangeError for no values.
 */
export function batchBaseline(values: readonly string[]): string {
  const sorted = values.toSorted((a, b) => compare(parseDecimal(a), parseDecimal(b)))
  const baseline = sorted[Math.floor(values.length / 20)]
  if (baseline === undefined) {
    throw new RangeError('Cannot find the baseline of "0" units: one or more is needed')
  }
  return baseline
}

/** The rule set used when a caller names none. */
export const currentGradingRuleVersion = 'loomcell-battery-grading/1'

/** Best band first; a unit that misses every band is R. Limits are percentages and inclusive. */
export type GradingRules = {
  readonly version: string
  readonly bands: readonly GradingBand[]
  readonly stateOfHealth: Sourced['source']
  readonly resistance: Sourced['source']
  readonly warnAbovePercent: string
  readonly notGradableAbovePercent: string
  readonly plausibility: Sourced['source']
}

type GradingBand = {
  readonly grade: Grade
  readonly stateOfHealthAtLeastPercent: string
  readonly resistanceIncreaseAtMostPercent: string
}

/** Every rule set ever used, by version; a released one is never edited, a change is a new version. */
export const gradingRules: Readonly<Record<string, GradingRules>> = {
  'loomcell-battery-grading/1': {
    version: 'loomcell-battery-grading/1',
    bands: [
      { grade: 'A', stateOfHealthAtLeastPercent: '80', resistanceIncreaseAtMostPercent: '50' },
      { grade: 'B', stateOfHealthAtLeastPercent: '70', resistanceIncreaseAtMostPercent: '100' },
      { grade: 'C', stateOfHealthAtLeastPercent: '60', resistanceIncreaseAtMostPercent: '150' },
    ],
    stateOfHealth: { basis: 'secondary', text: 'Trade practice, Hong Kong practice for 60 %' },
    resistance: { basis: 'house', text: 'House rule: no public standard fixes a limit' },
    warnAbovePercent: '105',
    notGradableAbovePercent: '120',
    plausibility: { basis: 'house', text: 'House rule: real cells measure up to 100.9 %' },
  },
}

const NOT_GRADABLE = { grade: 'not-gradable', missed: [] } as const
const RESISTANCE_FIELDS = ['resistanceMilliohm', 'baselineMilliohm', 'baselineKind'] as const

/** A percentage kept as a fraction, so that no threshold is met or missed by rounding. */
type Percent = { readonly hundredfold: Decimal; readonly over: Decimal }

type LimitCode = Exclude<GradingReason['code'], 'resistance-not-compared'>

function rulesOf(version: string): GradingRules {
  const rules = Object.hasOwn(gradingRules, version) ? gradingRules[version] : undefined
  if (rules !== undefined) return rules
  throw new RangeError(`Cannot grade by "${version}": known are ${Object.keys(gradingRules)}`)
}

function bandOf(health: Percent, increase: Percent | null, rules: GradingRules) {
  const missed: GradingReason[] = []
  for (const band of rules.bands) {
    const missedHere = limitsMissed(band, health, increase)
    if (missedHere.length === 0) return { grade: band.grade, missed }
    missed.push(...missedHere)
  }
  return { grade: 'R' as const, missed }
}

function limitsMissed(band: GradingBand, health: Percent, increase: Percent | null) {
  const missed: GradingReason[] = []
  const { grade, stateOfHealthAtLeastPercent: floor, resistanceIncreaseAtMostPercent: cap } = band
  if (order(health, floor) < 0)
    missed.push(reasonFor('state-of-health-below', health, floor, grade))
  if (increase !== null && order(increase, cap) > 0) {
    missed.push(reasonFor('resistance-increase-above', increase, cap, grade))
  }
  return missed
}

function plausibilityReasons(health: Percent, rules: GradingRules): GradingReason[] {
  const { warnAbovePercent: warn, notGradableAbovePercent: ceiling } = rules
  if (order(health, '0') <= 0) return [reasonFor('state-of-health-implausible', health, '0')]
  if (order(health, ceiling) > 0) return [reasonFor('state-of-health-implausible', health, ceiling)]
  if (order(health, warn) > 0) return [reasonFor('state-of-health-unusually-high', health, warn)]
  return []
}

function reasonFor(code: LimitCode, percent: Percent, limitPercent: string, grade?: Grade) {
  return { code, ...(grade && { grade }), measuredPercent: shown(percent), limitPercent }
}

function increaseOf(measured: GradingMeasurements): Percent | null {
  const { resistanceMilliohm, baselineMilliohm } = measured
  if (resistanceMilliohm === undefined || baselineMilliohm === undefined) return null
  const resistance = parseDecimal(resistanceMilliohm)
  if (resistance.unscaled <= 0n) {
    throw new RangeError(`Cannot grade a resistance of "${resistanceMilliohm}": it must be above 0`)
  }
  return percentOf(subtract(resistance, parseDecimal(baselineMilliohm)), baselineMilliohm)
}

function percentOf(part: Decimal, whole: string): Percent {
  const over = parseDecimal(whole)
  if (over.unscaled > 0n) return { hundredfold: multiply(parseDecimal('100'), part), over }
  throw new RangeError(`Cannot grade against "${whole}": the reference must be above 0`)
}

function order(percent: Percent, limit: string): -1 | 0 | 1 {
  return compareRatio(percent.hundredfold, percent.over, parseDecimal(limit))
}

function shown(percent: Percent): string {
  return divideRounded(percent.hundredfold, percent.over, 2)
}
