import { type Words, words } from '../words.ts'

/** Why an account, a recall or a look is refused. */
export const peoplePhrases = {
  form_unreadable: words(
    'Cannot read this form: expected one as browsers send it',
    '無法讀取此表格：應為瀏覽器所送出的格式',
    '无法读取此表单：应为浏览器提交的格式',
  ),
  identity_not_shown: words(
    'Cannot do this now: expected you to show within the last {minutes} min who you are; sign in again',
    '請先確認身分：須於登入後 {minutes} 分鐘內進行此操作，請重新登入',
    '请先确认身份：须在登录后 {minutes} 分钟内进行此操作，请重新登录',
  ),
  invitations_too_many: words(
    'Cannot send so many invitations: expected at most {most} an hour of one organisation; try again in {minutes} min',
    '邀請發送過多：每間機構每小時最多 {most} 封，請於 {minutes} 分鐘後再試',
    '邀请发送过多：每家机构每小时最多 {most} 封，请在 {minutes} 分钟后再试',
  ),
  invitations_to_address_too_many: words(
    'Cannot write to {email} so often: expected at most {most} invitations an hour; try again in {minutes} min',
    '寄往 {email} 的邀請過多：每小時最多 {most} 封，請於 {minutes} 分鐘後再試',
    '发往 {email} 的邀请过多：每小时最多 {most} 封，请在 {minutes} 分钟后再试',
  ),
  links_too_many: words(
    'Cannot send so many links: expected at most {most} an hour. The last one still works; try again in {minutes} min',
    '連結發送過多：每小時最多 {most} 個。最近收到的連結仍然有效；請於 {minutes} 分鐘後再試',
    '链接发送过多：每小时最多 {most} 个。最近收到的链接仍然有效；请在 {minutes} 分钟后再试',
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
