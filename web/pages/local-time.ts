import type { Language } from '../../domain/words.ts'

const locales = { en: 'en-GB', 'zh-Hant': 'zh-HK', 'zh-Hans': 'zh-CN' } as const
const formatters = new Map<string, Intl.DateTimeFormat>()

/** Day and time at a place, with the offset of its clock. */
export function localMoment(instant: string, language: Language, timeZone: string): string {
  const offset = nameOf(new Date(instant), timeZone, 'shortOffset').replace('GMT', 'UTC')
  return `${shortMoment(instant, language, timeZone)} ${offset}`
}

/** Day and time without the offset, for lists whose place is said once. */
export function shortMoment(instant: string, language: Language, timeZone: string): string {
  return formatter(language, timeZone, hourParts).format(new Date(instant))
}

/** The day that a calendar at the place shows. */
export function localDate(instant: string, language: Language, timeZone: string): string {
  return formatter(language, timeZone).format(new Date(instant))
}

/** A day that is no instant, such as the last one of a permit: the same wherever it is read. */
export function dayText(day: string, language: Language): string {
  return localDate(day, language, 'UTC')
}

/** How far the clock at the place is from that of Greenwich: `GMT+8`. */
function nameOf(time: Date, timeZone: string, timeZoneName: 'shortOffset'): string {
  const parts = formatter('en', timeZone, { timeZoneName }).formatToParts(time)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

const hourParts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

// Formatters are made once: making one takes longer than drawing the rest of a page.
function formatter(
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
