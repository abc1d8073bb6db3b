import { isCalendarDay } from './local-day.ts'
import type { Language } from './words.ts'

/** Whose way of writing days, times and numbers each language takes, as BCP 47 tags. */
export const locales = { en: 'en-GB', 'zh-Hant': 'zh-HK', 'zh-Hans': 'zh-CN' } as const
const formatters = new Map<string, Intl.DateTimeFormat>()
const hourParts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** Day and time of an instant at a place, as people there read it. */
export function momentText(instant: string, language: Language, timeZone: string): string {
  return momentFormat(language, timeZone, hourParts).format(new Date(instant))
}

/**
 * A day that is no instant, such as the last one of a permit: the same wherever it is read. What is no day since the year 1 stays as it
 * is written.
 */
export function dayText(day: string, language: Language): string {
  if (!isCalendarDay(day) || day < '0001') return day
  return momentFormat(language, 'UTC').format(new Date(day))
}

/** How a day is written, and what else of it; made once, since making one takes longer than drawing a page. */
export function momentFormat(
  language: Language,
  timeZone: string,
  parts: Intl.DateTimeFormatOptions = {},
): Intl.DateTimeFormat {
  const name = `${language} ${timeZone} ${Object.values(parts).join(' ')}`
  const known = formatters.get(name)
  if (known !== undefined) return known
  const month = language === 'en' ? 'short' : 'long'
  const terms = { timeZone, year: 'numeric', month, day: 'numeric' } as const
  const made = new Intl.DateTimeFormat(locales[language], Object.assign({}, terms, parts))
  formatters.set(name, made)
  return made
}
