import { isCalendarDay, isPeriodWithin } from '../../domain/local-day.ts'
import type { Language } from '../../domain/words.ts'
import { filled } from '../../web/pages/record/format.ts'
import { formPhrases } from '../../web/pages/workplace/form/phrases.ts'
import type { Said } from '../../web/pages/workplace/form/said.ts'

/** What is wrong with days that somebody asked for, `to` not included: each fault at its control, those of the period at the last. */
export function faultsInPeriod(
  { from, to }: { readonly from: string; readonly to: string },
  { mostDays, language }: { readonly mostDays: number; readonly language: Language },
  [first, last]: readonly [string, string] = ['from', 'to'],
): readonly Said[] {
  const days = [
    [first, from],
    [last, to],
  ] as const
  const isDay = (day: string) => isCalendarDay(day) && day >= '1900-01-01'
  const unread = days.filter(([, day]) => !isDay(day)).map(([control]) => control)
  const controls = unread.length > 0 ? unread : isPeriodWithin({ from, to }, mostDays) ? [] : [last]
  const text = filled(formPhrases.periodWrong, language, { days: mostDays })
  return controls.map((control) => ({ control, text, language }))
}
