/** A calendar month as `2026-10`. */
export type Month = string

/** Whether a text is a month that a report may be asked for. */
export function isMonth(text: string): boolean {
  return /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(text)
}

/** The month so many later; earlier where they are negative. */
export function monthsAfter(month: Month, months: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = year * 12 + number - 1 + months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** Its days, half-open: from its first to the first of the next one. */
export function daysOfMonth(month: Month): { readonly from: string; readonly to: string } {
  return { from: `${month}-01`, to: `${monthsAfter(month, 1)}-01` }
}

/** So many months, of which this is the last. */
export function monthsUpTo(month: Month, count: number): readonly Month[] {
  return Array.from({ length: count }, (_, at) => monthsAfter(month, at - count + 1))
}
