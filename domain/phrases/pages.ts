import { type Words, words } from '../words.ts'

/** Why a page of daily work cannot take what a form sent. */
export const pagePhrases = {
  hour_left_out: words(
    'Cannot take {time}: clocks on {zone} went forward and left it out; expected a time before or after that hour',
    '{zone}當天撥快時鐘，沒有 {time} 這個時間：請填寫該小時之前或之後的時間',
    '{zone}当天拨快时钟，没有 {time} 这个时间：请填写该小时之前或之后的时间',
  ),
  hour_comes_twice: words(
    '{time} came twice on {zone}, since clocks went back: choose which of the two is meant',
    '{zone}當天撥慢時鐘，{time} 出現兩次：請選擇是哪一次',
    '{zone}当天拨慢时钟，{time} 出现两次：请选择是哪一次',
  ),
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
