import { houseRule } from '../../../domain/source.ts'
import { type Words, words } from '../../../domain/words.ts'
import { protectionTests } from './final-test-fields.ts'

/** Limits a bench record is held to before anyone grades by it. */
export const testLimits = {
  highestCelsiusBelow: '45',
  retests: 1,
  source: houseRule('Highest temperature below 45 °C, no trip without review, one retest'),
} as const

/** Why a bench record is doubted. How many steps were missing, or trips there were, says the record itself. */
export const testDoubts = {
  work_steps_missing: words('work steps are missing', '缺少工步', '缺少工步'),
  protection_limit_met: words(
    'the bench met its protection limit',
    '測試台曾達到保護上限',
    '测试台曾达到保护上限',
  ),
  temperature_reached: words(
    `the highest temperature reached ${testLimits.highestCelsiusBelow} °C`,
    `最高溫度達 ${testLimits.highestCelsiusBelow} °C`,
    `最高温度达 ${testLimits.highestCelsiusBelow} °C`,
  ),
} as const satisfies Readonly<Record<string, Words>>
export type TestDoubt = keyof typeof testDoubts

/** Why a product did not pass its final test: a protection that was not, or its insulation. */
export const finalTestFailures: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(
    Object.entries(protectionTests).map(([name, label]) => [
      failureOf(name),
      words(
        `protection test not passed: ${label.en}`,
        `未通過保護測試：${label['zh-Hant']}`,
        `未通过保护测试：${label['zh-Hans']}`,
      ),
    ]),
  ),
  insulation_too_low: words('insulation is too low', '絕緣電阻過低', '绝缘电阻过低'),
}

/** What a protection test that was not passed is called among the failures. */
export function failureOf(protectionTest: string): string {
  return `${protectionTest}_not_passed`
}
