import { type Words, words } from '../words.ts'

/** What a fact says that does not fit the facts beside it: a slip of unit, of place or of column. */
export const proportionPhrases = {
  out_of_proportion: words(
    '{field}: {found} does not fit the other figures, which allow {least} to {most}. Check the unit',
    '{field}：{found} 與其他數值不符，應在 {least} 至 {most} 之間，請核對單位',
    '{field}：{found} 与其他数值不符，应在 {least} 至 {most} 之间，请核对单位',
  ),
  below_the_others: words(
    '{field}: {found} does not fit the other figures, which ask for at least {least}',
    '{field}：{found} 與其他數值不符，不應低於 {least}',
    '{field}：{found} 与其他数值不符，不应低于 {least}',
  ),
  above_the_others: words(
    '{field}: {found} does not fit the other figures, which allow at most {most}. Check the unit',
    '{field}：{found} 與其他數值不符，不應高於 {most}，請核對單位',
    '{field}：{found} 与其他数值不符，不应高于 {most}，请核对单位',
  ),
} as const satisfies Readonly<Record<string, Words>>
