import {
  compare,
  compareRatio,
  divideRounded,
  multiply,
  parseDecimal,
  subtract,
} from '../../domain/decimal.ts'
import type { Sourced } from './targets.ts'

/** What is known of a restored battery; an answer left out counts against it. */
export type RestoredBattery = {
  /** Rated capacity of the original battery in ampere-hours, above 0. */
  readonly ratedCapacityAh: string
  readonly restoredCapacityAh?: string | undefined
  /** State of health of every individual cell, in percent. */
  readonly cellStatesOfHealthPercent?: readonly string[] | undefined
  readonly samePurpose?: boolean | undefined
}

/** Why a battery is not remanufactured, with the measured figure where there is one. */
export type RemanufactureFault =
  | { readonly code: 'not-answered'; readonly question: keyof RestoredBattery }
  | { readonly code: 'capacity-below'; readonly percent: string; readonly limitPercent: string }
  | { readonly code: 'cells-differ'; readonly percentagePoints: string; readonly limit: string }
  | { readonly code: 'purpose-differs' }

/**
 * Everything that keeps a restored battery from counting as remanufactured; empty when it counts.
 * Otherwise it is repurposed or re-used. Figures are compared unrounded.
 */
export function faultsInRemanufacture(battery: RestoredBattery): RemanufactureFault[] {
  const faults = [capacityFault(battery), spreadFault(battery), purposeFault(battery)]
  return faults.filter((fault) => fault !== undefined)
}

/** Source: Regulation (EU) 2023/1542 Art. 3(32), as quoted in the German consolidated text. */
export const remanufactureRule = {
  restoredCapacityAtLeastPercent: '90',
  cellSpreadAtMostPercentagePoints: '3',
  source: { basis: 'read', text: 'Regulation (EU) 2023/1542 Art. 3(32)' },
} as const satisfies Sourced & Record<string, string | Sourced['source']>

function capacityFault(battery: RestoredBattery): RemanufactureFault | undefined {
  if (battery.restoredCapacityAh === undefined) {
    return { code: 'not-answered', question: 'restoredCapacityAh' }
  }
  const limitPercent = remanufactureRule.restoredCapacityAtLeastPercent
  const rated = parseDecimal(battery.ratedCapacityAh)
  const restored = multiply(parseDecimal('100'), parseDecimal(battery.restoredCapacityAh))
  if (compareRatio(restored, rated, parseDecimal(limitPercent)) >= 0) return undefined
  return { code: 'capacity-below', percent: divideRounded(restored, rated, 2), limitPercent }
}

function spreadFault(battery: RestoredBattery): RemanufactureFault | undefined {
  const cells = (battery.cellStatesOfHealthPercent ?? []).map(parseDecimal).sort(compare)
  const lowest = cells[0]
  const highest = cells.at(-1)
  if (lowest === undefined || highest === undefined) {
    return { code: 'not-answered', question: 'cellStatesOfHealthPercent' }
  }
  const spread = subtract(highest, lowest)
  const limit = remanufactureRule.cellSpreadAtMostPercentagePoints
  if (compare(spread, parseDecimal(limit)) <= 0) return undefined
  const percentagePoints = divideRounded(spread, parseDecimal('1'), 2)
  return { code: 'cells-differ', percentagePoints, limit }
}

function purposeFault(battery: RestoredBattery): RemanufactureFault | undefined {
  if (battery.samePurpose === undefined) return { code: 'not-answered', question: 'samePurpose' }
  return battery.samePurpose ? undefined : { code: 'purpose-differs' }
}
