import type { Language } from '../../domain/words.ts'
import { htmlLang } from '../pages/record/format.ts'
import { deviceNow } from './device-time.ts'

/**
 * When this device last asked the server, in milliseconds by its own clock, as its person reads it: with the day unless it is today, by the
 * clock of the place.
 */
export function asOfText(asOf: number, language: Language, timeZone: string): string {
  const day = new Intl.DateTimeFormat(htmlLang[language], { timeZone, dateStyle: 'medium' })
  const isToday = day.format(asOf) === day.format(deviceNow())
  const shown = new Intl.DateTimeFormat(htmlLang[language], {
    timeZone,
    ...(isToday ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  return shown.format(asOf)
}
