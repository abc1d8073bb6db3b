import { dayText } from './local-moment.ts'
import { shownInstant } from './shown-instant.ts'
import type { Language } from './words.ts'
import { writtenPlaces } from './written-places.ts'

/** Places of phrases that hold days; a code or a name in another place may look like one, and stays as it is. */
export const dayPlaces: ReadonlySet<string> = new Set([
  'date',
  'day',
  'ends',
  'found',
  'from',
  'least',
  'most',
  'shipped',
  'since',
  'starts',
  'than',
  'to',
  'today',
  'until',
])

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
 * whatever is neither, also where it only looks like one, and for what somebody wrote, as all that stands in quotation marks. Never throws.
 */
export function shownTime(
  text: string,
  { place, isQuoted }: ValuePlace,
  { language, timeZone }: { readonly language: Language; readonly timeZone?: string | undefined },
): string | undefined {
  if (isQuoted || writtenPlaces.has(place)) return undefined
  if (dayPlaces.has(place)) {
    const day = dayText(text, language)
    if (day !== text) return day
  }
  return shownInstant(text, language, timeZone)
}
