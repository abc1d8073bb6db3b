import { type Words, words } from '../words.ts'

/** Why a batch cannot be held against the points of a passport. */
export const passportPointPhrases = {
  passport_category_missing: words(
    'Cannot tell which points are asked: nothing says the category; name one of {right}',
    '未能得知須填寫哪些項目：沒有類別資料；請指明以下其中一項：{right}',
    '无法得知须填写哪些项目：没有类别资料；请指明以下其中一项：{right}',
  ),
  passport_category_unknown: words(
    'No category "{given}" has a passport: expected one of {right}',
    '沒有「{given}」這個護照類別，應為以下其中一項：{right}',
    '没有“{given}”这个护照类别，应为以下其中一项：{right}',
  ),
  passport_of_no_stream: words(
    'Batch "{batch}" belongs to a stream without passports',
    '批次「{batch}」所屬流程沒有護照',
    '批次“{batch}”所属流程没有护照',
  ),
} as const satisfies Readonly<Record<string, Words>>
