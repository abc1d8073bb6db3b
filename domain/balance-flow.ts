import {
  allGrams,
  type Flow,
  type FlowCell,
  type FlowGroup,
  type FlowRow,
  flowOf,
  isExplained,
  standsIn,
} from './flow-report.ts'
import { sum } from './sum.ts'

export interface FlowReport {
  /**
   * Whether the numbers add up to the gram:
   * every row explains its closing stock; and over all rows
   * `consumed + added = produced + lost + processDifference`,
   * `movedIn = movedOut`, and what came onto and left batches (in, out, found by weighing) is what the accounts for
   * outside and for differences gave and took.
   */
  readonly balanced: boolean
  readonly totals: Flow
  readonly rows: readonly FlowRow[]
}

/**
 * Puts the cells together as a report. `months` are those of the period in order, when it is grouped by month: then each
 * month opens with what the one before closed with. A row in which every number is zero is left out.
 */
export function balanceFlow(
  cells: readonly FlowCell[],
  { groupBy, months }: { groupBy: readonly FlowGroup[]; months: readonly string[] },
): FlowReport {
  const byGroup = Map.groupBy(cells, ({ group }) => JSON.stringify(group))
  const rows = [...byGroup.values()].flatMap((own) => rowsOf(own, groupBy, months))
  const within = cells.filter(({ before }) => !before)
  const totals = flowOf(openingOf(cells), within)
  const balanced = rows.every(isExplained) && isExplained(totals) && isClosed(totals, within)
  return { balanced, totals, rows }
}

function rowsOf(
  cells: readonly FlowCell[],
  groupBy: readonly FlowGroup[],
  months: readonly string[],
): readonly FlowRow[] {
  const stands = standsIn(groupBy)
  const named = groupBy.filter((name) => name !== 'month')
  const group = Object.fromEntries(named.map((name, at) => [name, cells[0]?.group[at] ?? null]))
  const within = cells.filter(({ before }) => !before)
  let opening = openingOf(cells)
  if (!groupBy.includes('month')) {
    const flow = flowOf(stands ? opening : null, within)
    return isEmpty(flow) ? [] : [{ group, ...flow }]
  }
  const byMonth = Map.groupBy(within, ({ month }) => month)
  return months.flatMap((month) => {
    const own = byMonth.get(month) ?? []
    const flow = flowOf(stands ? opening : null, own)
    opening += allGrams(own.filter(({ account }) => account === 'stock'))
    return isEmpty(flow) ? [] : [{ group: { ...group, month }, ...flow }]
  })
}

/** Lines on the accounts for outside have no batch; by kind they make a row in which nothing stands. */
function isEmpty({ addedGrams, lostGrams, ...numbers }: Flow): boolean {
  const amounts = [addedGrams, lostGrams, numbers].flatMap((part) => Object.values(part))
  return amounts.every((grams) => grams === 0 || grams === null)
}

function openingOf(cells: readonly FlowCell[]): number {
  return allGrams(cells.filter(({ before, account }) => before && account === 'stock'))
}

/** Whether the stock lines and the lines of all other accounts, read apart, tell the same. */
function isClosed(totals: Flow, cells: readonly FlowCell[]): boolean {
  const total = (amounts: Readonly<Record<string, number>>) => sum(Object.values(amounts))
  const plain = cells.filter(({ account, reason }) => account === 'outside' && reason === null)
  const outside = (movement: FlowCell['movement']) =>
    allGrams(plain.filter((cell) => cell.movement === movement))
  const weighed = cells.filter(
    ({ account, reason }) => account === 'difference' && reason === 'weighing',
  )
  const wentIn = totals.consumedGrams + total(totals.addedGrams)
  const cameOut = totals.producedGrams + total(totals.lostGrams) + totals.processDifferenceGrams
  return (
    wentIn === cameOut &&
    totals.movedInGrams === totals.movedOutGrams &&
    totals.inGrams + outside('received') === 0 &&
    totals.outGrams === outside('dispatched') &&
    totals.weighingDifferenceGrams + allGrams(weighed) === 0
  )
}
