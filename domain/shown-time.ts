import { parseInstant } from './instant.ts'
import { dayText, momentText } from './local-moment.ts'
import type { Language } from './words.ts'
import { writtenPlaces } from './written-places.ts'

/** Places of phrases that hold days; a code or a name in another place may look like one, and stays as it is. */
export const dayPlaces: ReadonlySet<string> = new Set([
  'date',
  'day',
  'found',
  'from',
  'least',
  'most',
  'shipped',
  'since',
  'than',
  'to',
  'until',
])

/** An instant as rules name it: UTC, ISO 8601. */
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** Whether what stands between two texts stands in quotation marks of its own. */
export function isInMarks(before = '', after = ''): boolean {
  return /["“「]$/.test(before) && /^["”」]/.test(after)
}

/** Where in a phrase a value stands. */
export interface ValuePlace {
  readonly place: string
  /** Whether in quotation marks of its own: to the letter what somebody wrote, or has to write. */
  readonly isQuoted: boolean
}

/**
 * A day or an instant as people read it, the instant by the clock of `timeZone` (an IANA name), else as UTC and saying so; undefined for
 * whatever is neither, also where it only looks like one, and for what somebody wrote. Never throws.
 */
export function shownTime(
  text: string,
  { place, isQuoted }: ValuePlace,
  { language, timeZone }: { readonly language: Language; readonly timeZone?: string | undefined },
): string | undefined {
  if (writtenPlaces.has(place)) return undefined
  if (dayPlaces.has(place) && !isQuoted) {
    const day = dayText(text, language)
    if (day !== text) return day
  }
  // Anybody may have written what only looks like an instant.
  if (!instantForm.test(text) || parseInstant(text) === undefined) return undefined
  const moment = momentText(text, language, timeZone ?? 'UTC')
  return timeZone === undefined ? `${moment} UTC` : moment
}
