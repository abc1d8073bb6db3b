import { type Flow, type FlowGroup, type FlowRow, isExplained, standsIn } from './flow-report.ts'
import { sum, sumOf } from './sum.ts'

/** A flow report as far as its figures explain one another. */
export interface ToldFlow {
  readonly groupBy: readonly FlowGroup[]
  readonly totals: Flow
  readonly rows: readonly FlowRow[]
}

/**
 * How many lines of a report, read from whoever gives it, do not add up: each row and the totals by their own equations, and the totals once
 * more where they are not what the rows come to.
 */
export function wrongLines({ groupBy, totals, rows }: ToldFlow): number {
  const wrong = [totals, ...rows].filter((flow) => !isExplained(flow)).length
  return wrong + (isClosed(totals) && isSumOf({ groupBy, totals, rows }) ? 0 : 1)
}

/** What went into processes came out of them, and what left one facility arrived at another. */
function isClosed(totals: Flow): boolean {
  const wentIn = totals.consumedGrams + sum(Object.values(totals.addedGrams))
  const lost = sum(Object.values(totals.lostGrams))
  const cameOut = totals.producedGrams + lost + totals.processDifferenceGrams
  return wentIn === cameOut && totals.movedInGrams === totals.movedOutGrams
}

function isSumOf({ groupBy, totals, rows }: ToldFlow): boolean {
  const add = (read: (flow: Flow) => number) => sumOf(rows, read) === read(totals)
  const amounts = figures.every((name) => add((flow) => flow[name]))
  const named = (['addedGrams', 'lostGrams'] as const).every((part) =>
    namesIn([totals, ...rows], part).every((name) => add((flow) => flow[part][name] ?? 0)),
  )
  // Of months the next one opens with what the one before closed with.
  const hasStock = standsIn(groupBy) && !groupBy.includes('month')
  const stock = stocks.every((name) => add((flow) => flow[name] ?? 0))
  return amounts && named && (!hasStock || stock)
}

const figures = [
  'inGrams',
  'producedGrams',
  'movedInGrams',
  'outGrams',
  'consumedGrams',
  'movedOutGrams',
  'weighingDifferenceGrams',
  'processDifferenceGrams',
] as const
const stocks = ['openingGrams', 'closingGrams'] as const

function namesIn(flows: readonly Flow[], part: 'addedGrams' | 'lostGrams'): readonly string[] {
  return [...new Set(flows.flatMap((flow) => Object.keys(flow[part])))]
}
