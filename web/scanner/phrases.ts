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
  again: words('Try again', '重試', '重试'),
  language: words('Language', '語言', '语言'),
  workList: words('Work list', '工作清單', '工作清单'),
  newVersion: words('A new version is ready', '有新版本', '有新版本'),
  useIt: words('Use it now', '立即使用', '立即使用'),
  openPage: words('Open its page', '開啟批次頁面', '打开批次页面'),
  recordStage: words('Record: {stage}', '記錄：{stage}', '记录：{stage}'),
  recording: words('Recording', '正在記錄', '正在记录'),
  recorded: words('Recorded: {what}', '已記錄：{what}', '已记录：{what}'),
  proposed: words(
    'Signed, {what}: a second person signs under Approvals, then it is recorded.',
    '已簽署：{what}。第二人在「審批」簽署後才會記錄。',
    '已签署：{what}。第二人在“审批”签署后才会记录。',
  ),
  takeBack: words('Reverse: {what}', '撤回：{what}', '撤回：{what}'),
  wrong: words(
    'Nothing was recorded. Correct this:',
    '未有記錄任何資料，請更正：',
    '没有记录任何数据，请更正：',
  ),
  back: words('Back', '返回', '返回'),
  nothingWrong: words(
    'None of these {n} signs: nothing is wrong',
    '以下 {n} 項均無異常',
    '以下 {n} 项均无异常',
  ),
  next: words('Next step', '下一步', '下一步'),
  others: words('Also open', '其他可記錄', '其他可记录'),
  closed: words('Not now, and why', '現時不可，及原因', '现在不可，及原因'),
  nothingNext: words(
    'No next step is open. The reasons are below.',
    '現時沒有可進行的下一步，原因如下。',
    '现在没有可进行的下一步，原因如下。',
  ),
  goOnForReason: words(
    'Go on with a reason: {stage}',
    '填寫原因後繼續：{stage}',
    '填写原因后继续：{stage}',
  ),
  readsOnly: words('Your role only reads.', '你的角色只可查閱。', '您的角色只可查阅。'),
  recalled: words('RECALLED', '召回中', '召回中'),
  twoSign: words('two persons sign', '須由兩人簽署', '须由两人签署'),
  notWeighed: words('not yet weighed', '尚未稱重', '尚未称重'),
} as const
