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
  event_not_there: words(
    'Your organisation has recorded no event of this id or digest',
    '貴機構沒有記錄此編號或雜湊值的事件',
    '贵机构没有记录此编号或哈希值的事件',
  ),
  link_type_none: words(
    'This item has no link of the type “{type}”: ask for the type “linkset” to see those that it has',
    '此物件沒有「{type}」類型的連結：可查看其「linkset」所列的連結',
    '此物品没有“{type}”类型的链接：可查看其“linkset”所列的链接',
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
