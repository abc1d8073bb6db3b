import { words } from '../../../domain/words.ts'

/** Phrases of the frame of signed-in pages. */
export const shellPhrases = {
  skip: words('Skip to the content', '跳至內容', '跳至内容'),
  languages: words('Language', '語言', '语言'),
  pages: words('Pages', '頁面', '页面'),
  signOut: words('Sign out', '登出', '退出登录'),
  noOrganisation: words('no organisation chosen', '未選擇機構', '未选择机构'),
  account: words('Account', '帳戶', '账户'),
  members: words('Members', '成員', '成员'),
} as const
