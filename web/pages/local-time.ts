import { momentFormat, momentText } from '../../domain/local-moment.ts'
import type { Language } from '../../domain/words.ts'

// A page finds every form of a day and a time here.
export { dayText } from '../../domain/local-moment.ts'

/** Day and time at a place, with the offset of its clock. */
export function localMoment(instant: string, language: Language, timeZone: string): string {
  const offset = nameOf(new Date(instant), timeZone, 'shortOffset').replace('GMT', 'UTC')
  return `${shortMoment(instant, language, timeZone)} ${offset}`
}

/** Day and time without the offset, for lists whose place is said once. */
export function shortMoment(instant: string, language: Language, timeZone: string): string {
  return momentText(instant, language, timeZone)
}

/** The day that a calendar at the place shows. */
export function localDate(instant: string, language: Language, timeZone: string): string {
  return momentFormat(language, timeZone).format(new Date(instant))
}

/** How far the clock at the place is from that of Greenwich: `GMT+8`. */
function nameOf(time: Date, timeZone: string, timeZoneName: 'shortOffset'): string {
  const parts = momentFormat('en', timeZone, { timeZoneName }).formatToParts(time)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}
