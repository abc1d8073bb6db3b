import { type Words, words } from '../words.ts'

/** Why an account, a recall or a look is refused. */
export const peoplePhrases = {
  form_unreadable: words(
    'Cannot read this form: expected one as browsers send it',
    '無法讀取此表格：應為瀏覽器所送出的格式',
    '无法读取此表单：应为浏览器提交的格式',
  ),
  sending_broke_off: words(
    'Cannot read the whole of what was sent: it broke off on the way; send it again',
    '未能收到完整內容：傳送中斷，請重新傳送',
    '未能收到完整内容：发送中断，请重新发送',
  ),
  text_unreadable: words(
    'Cannot keep this text: it holds U+0000 or half of a character',
    '無法保存此文字：當中含有 U+0000 或不完整的字元',
    '无法保存此文字：其中含有 U+0000 或不完整的字符',
  ),
} as const satisfies Readonly<Record<string, Words>>
