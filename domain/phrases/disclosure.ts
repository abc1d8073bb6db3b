import { words } from '../words.ts'

/** Why confidential facts are not shown to somebody, not erased, or not believed. */
export const disclosurePhrases = {
  erasure_no_fact: words(
    'Event “{event}” holds no sealed “{field}” here: it was erased before, is public, or never was there',
    '事件「{event}」此處沒有保密的「{field}」：可能先前已刪除、屬公開資料，或從未記錄',
    '事件“{event}”此处没有保密的“{field}”：可能先前已删除、属公开数据，或从未记录',
  ),
  erasure_carried: words(
    '“{field}” cannot be erased: later stages rely on {fields}',
    '無法刪除「{field}」：其後的階段須依據 {fields}',
    '无法删除“{field}”：后续阶段须依据 {fields}',
  ),
  erasure_together: words(
    '“{field}” is sealed together with {fields}: name these too, since all of them go at once',
    '「{field}」與 {fields} 一併鎖定：請一併列出，因為它們只能同時刪除',
    '“{field}”与 {fields} 一并锁定：请一并列出，因为它们只能同时删除',
  ),
  erasure_warned: words(
    'The warnings of this event may tell “{field}”: name /warnings too, with what is sealed with it',
    '此事件的提示可能透露「{field}」：請一併列出 /warnings 及與其一併鎖定的資料',
    '此事件的提示可能透露“{field}”：请一并列出 /warnings 及与其一并锁定的数据',
  ),
} as const
