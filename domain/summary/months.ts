import { daysAfter } from '../local-day.ts'
import { monthsOf } from '../recompute/period.ts'
import { houseRule } from '../source.ts'

/** How long after its end a month is put together, and how far back a summary begins that is switched on. */
export const summaryTerms = {
  settleDays: 10,
  monthsBefore: 12,
  source: houseRule('What comes in late is mostly there ten days after the month'),
} as const

/** First day of a month and of the next. */
export function daysOfMonth(month: string): { readonly from: string; readonly to: string } {
  const from = `${month}-01`
  return { from, to: `${daysAfter(from, 31).slice(0, 7)}-01` }
}

/** The month so many months earlier. */
export function monthBefore(month: string, count: number): string {
  const [year = 0, nth = 1] = month.split('-').map(Number)
  const months = year * 12 + (nth - 1) - count
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** Months from the first on that are over long enough on a day. */
export function settledMonths(first: string, today: string): readonly string[] {
  const last = daysAfter(today, 1 - summaryTerms.settleDays)
  return monthsOf(`${first}-01`, last).filter((month) => daysOfMonth(month).to < last)
}
