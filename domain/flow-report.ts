import type { Account, Movement } from './mass.ts'
import { sumOf } from './sum.ts'

/** Groups that sums are kept by, and by which an export can be recomputed. */
export const summedGroups = [
  'organisation',
  'facility',
  'stage',
  'stream',
  'material',
  'kind',
  'month',
] as const
export type SummedGroup = (typeof summedGroups)[number]

/** The last is put together of what is summed, by the estate in which each facility stands now: nothing sealed or exported is by it. */
export const bookGroups = [...summedGroups, 'estate'] as const
export type BookGroup = (typeof bookGroups)[number]

/** The last two are read off the ledger: who stood on the other side, and as what goods first came in. */
export const flowGroups = [...bookGroups, 'partner', 'origin'] as const
export type FlowGroup = (typeof flowGroups)[number]

/** A partner that is no organisation here; no slug is written like that. */
export const outsidePartner = '(outside)'

/** Whether stock stands in rows of these groups: it stands at no stage, and between nobody and nobody. */
export function standsIn(groupBy: readonly FlowGroup[]): boolean {
  return !groupBy.includes('stage') && !groupBy.includes('partner')
}

/** Whether all of these groups are told by what is kept as sums. */
export function areSummed(groupBy: readonly FlowGroup[]): groupBy is readonly BookGroup[] {
  return groupBy.every((name) => bookGroups.some((summed) => summed === name))
}

/** A sum of ledger lines of one kind. */
export interface FlowCell {
  /** Values of the groups asked for, month left out; null for a line that no single one can be named for. */
  readonly group: readonly (string | null)[]
  /** Before the period: such cells make the opening stock. */
  readonly before: boolean
  /** `2026-11` when grouped by month. */
  readonly month: string | null
  readonly account: Account
  readonly movement: Movement
  readonly reason: string | null
  /** Whether the lines put grams into the account (positive) or took them out. */
  readonly into: boolean
  readonly grams: number
}

/**
 * What flowed, in whole grams. An event that takes another back counts with the opposite sign in its own time.
 * For every row, unless grouped by stage or partner:
 * `opening + in + produced + movedIn + weighingDifference − out − consumed − movedOut = closing`.
 */
export interface Flow {
  /** Stock when the period began; null when grouped by what stock does not stand in: see `standsIn`. */
  readonly openingGrams: number | null
  /** In from outside onto batches. */
  readonly inGrams: number
  readonly producedGrams: number
  readonly movedInGrams: number
  /** Out to outside. */
  readonly outGrams: number
  readonly consumedGrams: number
  readonly movedOutGrams: number
  /** What later weighings found (positive) or missed (negative) on batches. */
  readonly weighingDifferenceGrams: number
  readonly closingGrams: number | null
  /** In from outside straight into a process, by material. */
  readonly addedGrams: Readonly<Record<string, number>>
  /** Lost in a process, by reason. */
  readonly lostGrams: Readonly<Record<string, number>>
  /** Went into a process and neither came out nor was named as lost; negative when more came out. */
  readonly processDifferenceGrams: number
}

export interface FlowRow extends Flow {
  /** Value by group; null where no single one can be named. */
  readonly group: Readonly<Partial<Record<FlowGroup, string | null>>>
}

/** One row's numbers from its cells. The closing stock is summed over all stock lines, whatever their movement. */
export function flowOf(openingGrams: number | null, cells: readonly FlowCell[]): Flow {
  const stock = cells.filter(({ account }) => account === 'stock')
  const on = (movement: Movement) => allGrams(stock.filter((cell) => cell.movement === movement))
  const moved = stock.filter(({ movement }) => movement === 'moved')
  const added = cells.filter(({ account, reason }) => account === 'outside' && reason !== null)
  return {
    openingGrams,
    inGrams: on('received'),
    producedGrams: on('produced'),
    movedInGrams: allGrams(moved.filter(({ into }) => into)),
    outGrams: minus(on('dispatched')),
    consumedGrams: minus(on('consumed')),
    movedOutGrams: minus(allGrams(moved.filter(({ into }) => !into))),
    weighingDifferenceGrams: on('measured'),
    closingGrams: openingGrams === null ? null : openingGrams + allGrams(stock),
    addedGrams: byReason(added, -1),
    lostGrams: byReason(
      cells.filter(({ account }) => account === 'loss'),
      1,
    ),
    processDifferenceGrams: allGrams(
      cells.filter(({ account, reason }) => account === 'difference' && reason !== 'weighing'),
    ),
  }
}

/** Whether a row's stock is explained by what is named in it. A row without stock explains nothing and passes. */
export function isExplained(flow: Flow): boolean {
  if (flow.openingGrams === null || flow.closingGrams === null) return true
  const came = flow.inGrams + flow.producedGrams + flow.movedInGrams + flow.weighingDifferenceGrams
  const went = flow.outGrams + flow.consumedGrams + flow.movedOutGrams
  return flow.openingGrams + came - went === flow.closingGrams
}

/** Grams of the cells together. */
export function allGrams(cells: readonly { readonly grams: number }[]): number {
  return sumOf(cells, ({ grams }) => grams)
}

function byReason(cells: readonly FlowCell[], sign: 1 | -1): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { reason, grams } of cells) {
    const name = reason ?? 'unnamed'
    sums[name] = (sums[name] ?? 0) + sign * grams
  }
  return sums
}

/** Zero stays zero: JSON would keep a negative one apart. */
function minus(grams: number): number {
  return grams === 0 ? 0 : -grams
}
