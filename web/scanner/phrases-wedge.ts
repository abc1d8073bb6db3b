import { words } from '../../domain/words.ts'

/** Phrases about a label that is scanned while a form is open. */
export const wedgePhrases = {
  meanwhile: words(
    'Scanned: {text}. Your answers are as they were.',
    '已掃描：{text}。已填寫的內容沒有改變。',
    '已扫描：{text}。已填写的内容没有改变。',
  ),
  leave: words('Leave this form and look it up', '離開此表格並查找', '离开此表单并查找'),
} as const
