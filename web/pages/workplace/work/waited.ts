import { hourMilliseconds } from '../../../../domain/hours.ts'
import { type Language, words } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'

const phrases = {
  waiting: words('waiting {time}', '已等候 {time}', '已等候 {time}'),
  minutes: words('{n} min', '{n} 分鐘', '{n} 分钟'),
  hours: words('{n} h', '{n} 小時', '{n} 小时'),
  days: words('{n} d', '{n} 天', '{n} 天'),
} as const

const hoursBeforeDays = 48

/** How long something has waited, in the one unit that says enough. Times are UTC, ISO 8601. */
export function waited(
  since: string,
  { now, language }: { now: string; language: Language },
): string {
  const passed = Math.max(0, Date.parse(now) - Date.parse(since))
  const hours = Math.floor(passed / hourMilliseconds)
  const [unit, n] =
    hours >= hoursBeforeDays
      ? (['days', Math.floor(hours / 24)] as const)
      : hours >= 1
        ? (['hours', hours] as const)
        : (['minutes', Math.floor((passed * 60) / hourMilliseconds)] as const)
  const text = filled(phrases.waiting, language, { time: filled(phrases[unit], language, { n }) })
  // It is read as one, and goes to the next line as one.
  return text.replaceAll(' ', '\u00a0')
}
