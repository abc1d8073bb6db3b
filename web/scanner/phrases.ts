import { words } from '../../domain/words.ts'

/** Phrases of the scanner. */
export const scannerPhrases = {
  scan: words('Scan, or type a code', '掃描或輸入編號', '扫描或输入编号'),
  look: words('Look it up', '查找', '查找'),
  looking: words('Looking it up', '正在查找', '正在查找'),
  where: words('Where are you working?', '你在哪個設施工作？', '您在哪个设施工作？'),
  whereWhy: words(
    'Asked once a shift. What you record is booked there.',
    '每更只需選擇一次，所記錄的資料會歸入該設施。',
    '每班只需选择一次，所记录的数据会归入该设施。',
  ),
  changePlace: words('Change facility', '更換設施', '更换设施'),
  noFacility: words(
    'There is no facility yet: an administrator adds the first one.',
    '尚未有設施：請由管理員加入。',
    '尚无设施：请由管理员添加。',
  ),
  signedOut: words(
    'You are signed out. Sign in to go on; what is on this device stays.',
    '你已登出。請登入以繼續；此裝置上的資料會保留。',
    '您已退出登录。请登录以继续；此设备上的数据会保留。',
  ),
  signIn: words('Sign in', '登入', '登录'),
  noNetwork: words(
    'No network: it cannot be looked up now.',
    '沒有網絡：現時無法查找。',
    '没有网络：现在无法查找。',
  ),
  busy: words(
    'The system is busy. Try again in a moment.',
    '系統繁忙，請稍後再試。',
    '系统繁忙，请稍后再试。',
  ),
  again: words('Try again', '再試', '重试'),
  language: words('Language', '語言', '语言'),
  workList: words('Work list', '工作清單', '工作清单'),
  newVersion: words('A new version is ready', '新版本已就緒', '新版本已就绪'),
  useIt: words('Use it now', '立即使用', '立即使用'),
  openPage: words('Record on its page', '在批次頁面記錄', '在批次页面记录'),
  notWeighed: words('not yet weighed', '尚未稱重', '尚未称重'),
} as const
