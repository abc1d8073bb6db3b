import { words } from '../words.ts'

/** Why a passport is not shown, or cannot be changed. */
export const passportPhrases = {
  passport_not_there: words(
    'Cannot find this passport: check its address',
    '找不到此護照：請核對網址',
    '找不到此护照：请核对网址',
  ),
  passport_document_not_there: words(
    'Cannot find this document: check its address',
    '找不到此文件：請核對網址',
    '找不到此文件：请核对网址',
  ),
  passport_is_revoked: words(
    'This version is revoked for good: nothing can change that',
    '此版本已永久撤銷，不能再更改',
    '此版本已永久撤销，不能再更改',
  ),
  passport_has_ended: words(
    'This passport ended on {day}: {reason}',
    '此護照已於 {day} 失效：{reason}',
    '此护照已于 {day} 失效：{reason}',
  ),
} as const
