import { words } from '../../../domain/words.ts'

/** Phrases of the frame of signed-in pages. */
export const shellPhrases = {
  skip: words('Skip to the content', '跳至內容', '跳至内容'),
  languages: words('Language', '語言', '语言'),
  pages: words('Pages', '頁面', '页面'),
  signOut: words('Sign out', '登出', '退出登录'),
  noOrganisation: words('no organisation chosen', '未選擇機構', '未选择机构'),
  work: words('Work list', '工作清單', '工作清单'),
  scanner: words('Scanner', '掃描器', '扫描器'),
  handOvers: words('Hand-overs', '移交', '移交'),
  stock: words('Stock', '存貨', '库存'),
  recalls: words('Recalls', '召回', '召回'),
  organisation: words('Organisation', '機構', '机构'),
  regulator: words('Jurisdiction', '轄區', '辖区'),
  account: words('Account', '帳戶', '账户'),
} as const
