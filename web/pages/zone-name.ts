import { locales } from '../../domain/local-moment.ts'
import type { Language } from '../../domain/words.ts'

/** What people call the time of a place, such as Hong Kong Standard Time for `Asia/Hong_Kong`. */
export function zoneName(timeZone: string, language: Language): string {
  const terms = { timeZone, timeZoneName: 'longGeneric' } as const
  const parts = new Intl.DateTimeFormat(locales[language], terms).formatToParts()
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}
