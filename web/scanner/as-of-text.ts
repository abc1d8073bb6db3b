import type { Language } from '../../domain/words.ts'
import { htmlLang } from '../pages/record/format.ts'
import { deviceNow } from './device-time.ts'

/** When this device last asked the server, in milliseconds by its own clock, as its person reads it: with the day unless it is today. */
export function asOfText(asOf: number, language: Language): string {
  const isToday = new Date(asOf).toDateString() === deviceNow().toDateString()
  const shown = new Intl.DateTimeFormat(htmlLang[language], {
    ...(isToday ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  return shown.format(asOf)
}
