import { allGrams } from '../flow-report.ts'
import { sum } from '../sum.ts'
import { conversionFactor } from './conversion-factor.ts'
import type { RecycledClass } from './recycled-class.ts'

/** Why the credits of a place hold more or less than before; `kept` is what they hold when the period ends. */
export type CreditMovement =
  | 'input'
  | 'process_loss'
  | 'by_product'
  | 'taken_back'
  | 'claimed'
  | 'carried_on'
  | 'kept'

/** Credits of one site, material and class: what is reconciled by itself. */
export interface CreditPool {
  readonly facility: string
  readonly material: string
  readonly class: RecycledClass
}

/** A sum of credit grams of one kind. */
export interface CreditCell extends CreditPool {
  readonly movement: CreditMovement
  /** Standard and version of the claim that drew; null for everything else. */
  readonly standard: string | null
  /** Before the period: such cells make the opening balance. */
  readonly before: boolean
  readonly grams: number
}

/**
 * Recycled grams of one pool over a period:
 * `opening + recycledInput − processLoss + byProduct − takenBack = claimed + carriedOn + closing`.
 */
export interface ReconciledRow extends CreditPool {
  readonly openingGrams: number
  /** Recycled grams that went into processes for which a credit was given. */
  readonly recycledInputGrams: number
  /** Of these, what the measured conversion left out: it can never be claimed of what was made. */
  readonly processLossGrams: number
  /** Credited per recycled input of the period, six places, cut off; null when nothing went in. */
  readonly conversionFactor: string | null
  /** Credited out of losses that were sold after all. */
  readonly byProductGrams: number
  /** What undrawn credits held whose event was taken back, or that were ended as given in error. */
  readonly takenBackGrams: number
  /** By standard and version, less what came back of claims that were ended. */
  readonly claimedGrams: Readonly<Record<string, number>>
  /** Drawn into the credits of later processes. */
  readonly carriedOnGrams: number
  readonly closingGrams: number
}

/** Puts the cells together. `balanced` says whether every row's closing balance is explained by what is named in it. */
export function reconcile(cells: readonly CreditCell[]): {
  readonly balanced: boolean
  readonly rows: readonly ReconciledRow[]
} {
  const pools = Map.groupBy(cells, ({ facility, material, class: name }) =>
    JSON.stringify([facility, material, name]),
  )
  const rows = [...pools.values()].map(rowOf).filter((row) => !isStill(row))
  return { balanced: rows.every(isExplained), rows }
}

function rowOf(cells: readonly CreditCell[]): ReconciledRow {
  const [{ facility, material, class: name } = noPool] = cells
  const within = cells.filter(({ before }) => !before)
  const on = (movement: CreditMovement) =>
    allGrams(within.filter((cell) => cell.movement === movement))
  const openingGrams = allGrams(
    cells.filter(({ before }) => before).map((cell) => ({ grams: signOf(cell) * cell.grams })),
  )
  const recycledInputGrams = on('input')
  const processLossGrams = on('process_loss')
  const claimed = Map.groupBy(
    within.filter(({ movement }) => movement === 'claimed'),
    ({ standard }) => standard ?? '',
  )
  return {
    facility,
    material,
    class: name,
    openingGrams,
    recycledInputGrams,
    processLossGrams,
    conversionFactor: conversionFactor(recycledInputGrams - processLossGrams, recycledInputGrams),
    byProductGrams: on('by_product'),
    takenBackGrams: on('taken_back'),
    claimedGrams: Object.fromEntries(
      [...claimed].map(([standard, own]) => [standard, allGrams(own)]),
    ),
    carriedOnGrams: on('carried_on'),
    closingGrams: on('kept'),
  }
}

const noPool: CreditPool = { facility: '', material: '', class: 'post_consumer' }

function signOf({ movement }: CreditCell): -1 | 0 | 1 {
  switch (movement) {
    case 'input':
    case 'by_product':
      return 1
    case 'process_loss':
    case 'taken_back':
    case 'claimed':
    case 'carried_on':
      return -1
    case 'kept':
      return 0
    default:
      return movement satisfies never
  }
}

function isExplained(row: ReconciledRow): boolean {
  const came = row.recycledInputGrams - row.processLossGrams + row.byProductGrams
  const went = row.takenBackGrams + claimedIn(row) + row.carriedOnGrams
  const stands = row.openingGrams >= 0 && row.closingGrams >= 0
  return stands && row.openingGrams + came - went === row.closingGrams
}

function isStill({ facility: _, material: __, class: ___, ...numbers }: ReconciledRow): boolean {
  const { claimedGrams, conversionFactor: ____, ...grams } = numbers
  return [...Object.values(grams), ...Object.values(claimedGrams)].every((one) => one === 0)
}

/** Grams claimed under all standards together. */
export function claimedIn({ claimedGrams }: Pick<ReconciledRow, 'claimedGrams'>): number {
  return sum(Object.values(claimedGrams))
}
