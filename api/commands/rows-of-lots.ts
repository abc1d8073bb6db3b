import { textIn } from '../../domain/fact-values.ts'
import type { RowsOfLots } from '../../domain/recompute/compare-recycling.ts'
import { closedLotStates, recyclingYear } from '../../workflows/battery/recycling-year.ts'
import { bookIn } from '../../workflows/battery/stages/lot-book.ts'

/** Rows of a report of recycling out of lots that were replayed, as the report itself makes them of lots that are kept. */
export const rowsOfLots: RowsOfLots = (lots, year) => {
  const closed = lots.flatMap(({ state, closing, closedAt }) => {
    const { code, facility, context } = state
    const book = bookIn(context)
    const isClosed = closedLotStates.some((one) => one === state.state)
    if (book === undefined || !isClosed) return []
    return [{ code, facility, chemistry: textIn(context, 'chemistry'), closing, closedAt, book }]
  })
  return recyclingYear(closed, year)
}
