import { type Words, words } from '../words.ts'

/** Why a page of daily work cannot take what a form sent. */
export const pagePhrases = {
  form_unreadable: words(
    'Cannot read this: expected a form of ours',
    '未能讀取：請使用本系統的表格提交',
    '无法读取：请使用本系统的表单提交',
  ),
  form_too_long: words(
    'Cannot read more than {most} answers: expected fewer lines',
    '未能讀取超過 {most} 個答案：請減少行數',
    '无法读取超过 {most} 个答案：请减少行数',
  ),
  form_stage_unknown: words(
    'Cannot find stage "{stage}": expected one of the stages that a form records',
    '找不到階段「{stage}」：須為可用表格記錄的階段',
    '找不到阶段“{stage}”：须为可用表单记录的阶段',
  ),
} as const satisfies Readonly<Record<string, Words>>
