import { sentence } from '../../domain/phrases.ts'
import { rateVerdict } from '../../domain/rate-verdict.ts'
import { sumOf } from '../../domain/sum.ts'
import { chemistryGroupOf } from './chemistry-groups.ts'
import { exclusions } from './exclusions.ts'
import { judgedRates } from './judged-rates.ts'
import type { LotBook } from './stages/lot-book.ts'
import { uncertifiedIn } from './stages/lot-book.ts'
import { fractionsOf } from './stages/lot-fractions.ts'
import { recyclingMethod } from './stages/sources.ts'
import type { ChemistryGroup } from './targets.ts'

/** A recycling lot that was closed, with its book as it stands now. */
export interface ClosedLot {
  readonly code: string
  readonly facility: string
  /** Undefined where the lot says none. */
  readonly chemistry: string | undefined
  /** Id of the event that closed it, and when that happened. */
  readonly closing: string
  readonly closedAt: string
  readonly book: LotBook
}

/** What a recycler made of the lots of one chemistry, or of all of one group of chemistries, in a calendar year. */
export type RecyclingRow = ReturnType<typeof rowOf>

/** States of a lot that was closed: nothing of its batteries is left to be worked. */
export const closedLotStates = ['recycled', 'awaiting_certificates'] as const

/** What the figures of the report rest on. */
export const recyclingYearSources = { method: recyclingMethod, exclusions: exclusions.source }

/**
 * Recycling efficiency and material recovery of a recycler in a calendar year: what all its lots of the year took in against all
 * that counts of them, never a mean of their rates. The targets are for the group of chemistries, whose row comes first; one
 * for each chemistry follows. Judged on the last day of the year. A lot counts in the year in which it was closed; what a next
 * recycler certifies later counts there too.
 */
export function recyclingYear(lots: readonly ClosedLot[], year: number): readonly RecyclingRow[] {
  if (lots.length === 0) return []
  const byGroup = Map.groupBy(lots, ({ chemistry }) => chemistryGroupOf(chemistry))
  return [...byGroup].flatMap(([group, own]) => {
    const byChemistry = Map.groupBy(own, ({ chemistry }) => chemistry)
    const chemistries = [...byChemistry.keys()].toSorted((one, next) =>
      (one ?? '').localeCompare(next ?? '', 'en'),
    )
    return [
      rowOf(group, undefined, own, year),
      ...chemistries.map((chemistry) =>
        rowOf(group, chemistry, byChemistry.get(chemistry) ?? [], year),
      ),
    ]
  })
}

function rowOf(
  group: ChemistryGroup,
  chemistry: string | undefined,
  lots: readonly ClosedLot[],
  year: number,
) {
  const books = lots.map(({ book }) => book)
  const certified = books.flatMap(({ intermediates }) => Object.values(intermediates))
  const fractions = books.flatMap(fractionsOf)
  const { balanced, differenceGrams, rates } = judgedRates(fractions, `${year}-12-31`, group)
  return {
    group,
    chemistry: chemistry ?? null,
    inputGrams: sumOf(books, ({ inputGrams }) => inputGrams),
    additionGrams: sumOf(books, ({ additionGrams = 0 }) => additionGrams),
    countedGrams: sumOf(books, ({ countedGrams }) => countedGrams),
    certifiedGrams: sumOf(certified, ({ certifiedGrams }) => certifiedGrams),
    lossGrams: sumOf(books, ({ lossGrams, missedGrams = 0 }) => lossGrams + missedGrams),
    differenceGrams: Number(differenceGrams),
    balanced,
    intermediatesOpen: books.flatMap(uncertifiedIn),
    excluded: books.flatMap(({ excluded = [] }) => excluded),
    rates: rates.map((rate) => ({
      ...rate,
      verdict: sentence(rateVerdict(rate), { day: rate.due }, 'en'),
    })),
    lots: lots.map(({ code, facility, closing, closedAt, book }) => ({
      code,
      facility,
      closing,
      closedAt,
      inputGrams: book.inputGrams,
      countedGrams: book.countedGrams,
    })),
  }
}
