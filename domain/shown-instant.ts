import { parseInstant } from './instant.ts'
import { momentText } from './local-moment.ts'
import type { Language } from './words.ts'

/** An instant as rules name it: UTC, ISO 8601. */
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/**
 * An instant as people read it, by the clock of `timeZone` (an IANA name), else as UTC and saying so; undefined for whatever is none,
 * since anybody may have written what only looks like one.
 */
export function shownInstant(
  text: string,
  language: Language,
  timeZone?: string,
): string | undefined {
  if (!instantForm.test(text) || parseInstant(text) === undefined) return undefined
  const moment = momentText(text, language, timeZone ?? 'UTC')
  return timeZone === undefined ? `${moment} UTC` : moment
}
