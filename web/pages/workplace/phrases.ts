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
  regulator: words('Organisations', '機構名單', '机构名单'),
  desk: words('Overview', '概覽', '概览'),
  looking: words('Whose data this is', '資料所屬機構', '数据所属机构'),
  looksAt: words(
    'You are looking at {name}. Every page is recorded and shown to them.',
    '你正在查閱{name}的資料。每一頁均會記錄，並向該機構顯示。',
    '您正在查阅{name}的数据。每一页均会记录，并向该机构显示。',
  ),
  leave: words('Leave', '離開', '离开'),
  account: words('Account', '帳戶', '账户'),
} as const
