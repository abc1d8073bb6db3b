import { words } from '../../domain/words.ts'

/** Phrases of the scans that a device keeps: how each stands, why nothing is sent, and what somebody does about it. */
export const queuePhrases = {
  title: words('Scans on this device', '此裝置上的掃描紀錄', '此设备上的扫描记录'),
  toSend: words('To send: {n}', '待上載：{n}', '待上传：{n}'),
  allSent: words('All sent', '已全部上載', '已全部上传'),
  needsYou: words('Needs you: {n}', '待你處理：{n}', '待您处理：{n}'),
  none: words(
    'No scan was made on this device yet.',
    '此裝置尚未有掃描紀錄。',
    '此设备尚无扫描记录。',
  ),
  toSeeTo: words('Needs somebody', '須有人處理', '须有人处理'),
  waiting: words('Waits to be sent', '等待上載', '等待上传'),
  done: words('Done ({n})', '已完成（{n} 項）', '已完成（{n} 项）'),
  sendNow: words('Send now', '立即上載', '立即上传'),
  opening: words('Opening what this device keeps', '正在開啟此裝置的紀錄', '正在打开此设备的记录'),
  reload: words('Reload', '重新載入', '重新加载'),

  // How a scan stands.
  ready: words(
    'Kept on this device, goes out next',
    '已存於此裝置，即將上載',
    '已存于此设备，即将上传',
  ),
  sending: words('Being sent', '正在上載', '正在上传'),
  behind: words(
    'Waits behind an earlier one of the same batch: {earlier}',
    '須先待同一批次較早的紀錄：{earlier}',
    '须先待同一批次较早的记录：{earlier}',
  ),
  behindGone: words(
    'Waits behind an earlier one of the same batch',
    '須先待同一批次較早的紀錄',
    '须先待同一批次较早的记录',
  ),
  otherPerson: words(
    'Waits for {name} to sign in on this device',
    '等待 {name} 在此裝置登入',
    '等待 {name} 在此设备登录',
  ),
  refused: words('Refused, nothing was recorded', '被拒絕，未有記錄', '被拒绝，没有记录'),
  recorded: words('Recorded', '已記錄', '已记录'),
  proposed: words(
    'Signed, waits for a second person',
    '已簽署，等待第二人簽署',
    '已签署，等待第二人签署',
  ),
  by: words('by {name}', '由 {name} 記錄', '由 {name} 记录'),
  andMore: words('{codes} and {n} more', '{codes} 及另外 {n} 個', '{codes} 及另外 {n} 个'),
  showMore: words('Show more ({n} left)', '顯示更多（尚有 {n} 項）', '显示更多（还有 {n} 项）'),

  // Why nothing is sent.
  offline: words('No network.', '沒有網絡。', '没有网络。'),
  noAnswer: words(
    'No answer from the server, or a bad line.',
    '伺服器沒有回應，或網絡不穩。',
    '服务器没有响应，或网络不稳。',
  ),
  busyUntil: words('The server is busy.', '伺服器繁忙。', '服务器繁忙。'),
  againAt: words(
    'Tries again by itself at {time}.',
    '將於 {time} 自動重試。',
    '将于 {time} 自动重试。',
  ),
  signedOut: words(
    'You are signed out: nothing is sent until you sign in.',
    '你已登出：登入後才會上載。',
    '您已退出登录：登录后才会上传。',
  ),
  notAllowed: words(
    'You may not record here: {why}',
    '你不可在此記錄：{why}',
    '您不可在此记录：{why}',
  ),
  keptOf: words('{n} of {name}', '{name}：{n} 項', '{name}：{n} 项'),
  lostSession: words(
    'You are signed out. These scans wait on this device, none is lost: {whose}. They go out when the same person signs in here.',
    '你已登出。以下紀錄仍存於此裝置，沒有遺失：{whose}。同一人在此登入後便會上載。',
    '您已退出登录。以下记录仍存于此设备，没有丢失：{whose}。同一人在此登录后便会上传。',
  ),
  signOut: words('Sign out', '登出', '退出登录'),
  signedInAs: words('Signed in as {name}', '登入者：{name}', '登录者：{name}'),
  signOutWith: words(
    'These scans are not sent yet: {whose}. They stay on this device and go out only when the same person signs in here again.',
    '以下紀錄尚未上載：{whose}。紀錄會留在此裝置，同一人再次在此登入後才會上載。',
    '以下记录尚未上传：{whose}。记录会留在此设备，同一人再次在此登录后才会上传。',
  ),
  signOutAll: words('Sign out all the same', '仍然登出', '仍然退出登录'),
  stay: words('Stay signed in', '保持登入', '保持登录'),
  clockAhead: words(
    'The clock of this device is {time} ahead of the server’s. Scans carry its time: set it right.',
    '此裝置的時鐘比伺服器快 {time}。紀錄會採用此時間：請校正時鐘。',
    '此设备的时钟比服务器快 {time}。记录会采用此时间：请校正时钟。',
  ),
  clockBehind: words(
    'The clock of this device is {time} behind the server’s. Scans carry its time: set it right.',
    '此裝置的時鐘比伺服器慢 {time}。紀錄會採用此時間：請校正時鐘。',
    '此设备的时钟比服务器慢 {time}。记录会采用此时间：请校正时钟。',
  ),
  minutes: words('{n} {n|minute|minutes}', '{n} 分鐘', '{n} 分钟'),
  hours: words('{n} {n|hour|hours}', '{n} 小時', '{n} 小时'),
  days: words('{n} {n|day|days}', '{n} 日', '{n} 天'),
  notPersistent: words(
    'This browser may clear what waits when the device runs out of room. Send soon, or install the scanner.',
    '裝置空間不足時，瀏覽器可能清除待上載的紀錄。請盡快上載，或把掃描程式安裝至主畫面。',
    '设备空间不足时，浏览器可能清除待上传的记录。请尽快上传，或将扫描程序安装到主屏幕。',
  ),

  // What somebody does about a scan.
  mend: words('Correct it', '更正', '更正'),
  mendNamed: words('Correct: {what}', '更正：{what}', '更正：{what}'),
  asItIs: words('Send again as it is', '不改動，再次上載', '不改动，再次上传'),
  throwAway: words('Throw away', '捨棄', '舍弃'),
  throwAwayAsk: words(
    'Throw away {what}? It is not recorded, and what was typed is gone.',
    '捨棄「{what}」？此項不會記錄，已填寫的內容亦會刪除。',
    '舍弃“{what}”？此项不会记录，已填写的内容也会删除。',
  ),
  throwAwayNow: words('Throw away: {what}', '捨棄：{what}', '舍弃：{what}'),
  keepIt: words('Keep it', '保留', '保留'),
  goAhead: words('Let it go first', '讓此項先行', '让此项先行'),
  seen: words('I have seen it', '我已看過', '我已看过'),
  cannotMend: words(
    'It cannot be sent again: throw it away, and record it anew where it is missing.',
    '此項不能再次上載：請捨棄，如有遺漏則重新記錄。',
    '此项不能再次上传：请舍弃，如有遗漏则重新记录。',
  ),
  onlyMaker: words(
    'Only {name} can correct it.',
    '只有 {name} 可以更正。',
    '只有 {name} 可以更正。',
  ),

  // What was decided otherwise.
  toldState: words(
    'You were told {code} is: {told}. Recorded as: {decided}.',
    '當時告知你 {code} 為：{told}。實際記錄為：{decided}。',
    '当时告知您 {code} 为：{told}。实际记录为：{decided}。',
  ),
  toldDecision: words(
    '{name}: you were told {told}, recorded as {decided}.',
    '{name}：當時告知你為 {told}，實際記錄為 {decided}。',
    '{name}：当时告知您为 {told}，实际记录为 {decided}。',
  ),
  toldNothing: words(
    '{name}: you were told {told}, which was not recorded.',
    '{name}：當時告知你為 {told}，但未有記錄。',
    '{name}：当时告知您为 {told}，但没有记录。',
  ),
} as const
