import type { Source } from '../source.ts'

/** When a financial year begins. */
export const financialYearSource: Source = {
  basis: 'remembered',
  text: 'Public Finance Ordinance (Cap. 2), section 2: twelve months from 1 April',
}

/** First calendar year of the financial year that a day is in. */
export function financialYearOf(day: string): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) >= '04-01' ? year : year - 1
}
