import { type Language, words } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import { numberText } from '../lines/figure-text.ts'

const phrases = {
  seconds: words('{count} s', '{count} 秒', '{count} 秒'),
  minutes: words('{count} min', '{count} 分鐘', '{count} 分钟'),
  hours: words('{count} h', '{count} 小時', '{count} 小时'),
}

/** A time as people say it: whole seconds below two minutes, minutes below two hours, else hours, both to one digit. */
export function durationText(seconds: number, language: Language): string {
  const [unit, amount] =
    seconds < 120
      ? (['seconds', seconds] as const)
      : seconds < 7_200
        ? (['minutes', seconds / 60] as const)
        : (['hours', seconds / 3_600] as const)
  const digits = unit === 'seconds' || Number.isInteger(amount) ? 0 : 1
  return filled(phrases[unit], language, { count: numberText(amount, language, digits) })
}
