import { words } from '../../domain/words.ts'

/** Phrases of the screen on which a device becomes a station, and ends that; loaded with it. */
export const stationScreenPhrases = {
  title: words('Station', '工作站', '工作站'),
  reading: words('Reading the invitation', '正在讀取邀請', '正在读取邀请'),
  question: words(
    'Make this device station {name}?',
    '將此裝置設為工作站「{name}」？',
    '将此设备设为工作站“{name}”？',
  ),
  what: words(
    'From then on it signs every scan that is made here, also without a network. You stay the one who records.',
    '此後在此裝置所作的每次掃描均由工作站簽署，沒有網絡亦然。記錄者仍然是你。',
    '此后在此设备所作的每次扫描均由工作站签名，没有网络亦然。记录者仍然是您。',
  ),
  replaces: words(
    'The keys that the station has now stop working.',
    '工作站現有的密匙即告失效。',
    '工作站现有的密钥即告失效。',
  ),
  changes: words(
    'This device is station {name} now, and will be no longer.',
    '此裝置目前是工作站「{name}」，此後不再是。',
    '此设备目前是工作站“{name}”，此后不再是。',
  ),
  make: words('Make it this station', '設為此工作站', '设为此工作站'),
  making: words('Making the key', '正在產生密匙', '正在生成密钥'),
  cancel: words('Not this device', '不是此裝置', '不是此设备'),
  anyPlace: words('every facility', '所有設施', '所有设施'),
  allStages: words('every stage', '所有階段', '所有阶段'),
  someStages: words('{n} {n|stage|stages}', '{n} 個階段', '{n} 个阶段'),
  bounds: words('For {place}, {stages}', '適用於 {place}，{stages}', '适用于 {place}，{stages}'),
  key: words('Its key begins with {key}', '密匙開首為 {key}', '密钥开头为 {key}'),
  keyStays: words(
    'The key lies in this browser and cannot be copied. Clearing the browser’s data ends it here.',
    '密匙存於此瀏覽器，無法複製。清除瀏覽器資料即會刪除密匙。',
    '密钥存于此浏览器，无法复制。清除浏览器数据即会删除密钥。',
  ),
  end: words('End that this device is a station', '終止此裝置作為工作站', '终止此设备作为工作站'),
  endWhy: words(
    'Scans that wait are recorded in your name, without its signature. Another device can then be made {name}.',
    '等待上載的紀錄會以你的名義記錄，不附其簽署。之後可將另一裝置設為「{name}」。',
    '等待上传的记录会以您的名义记录，不附其签名。之后可将另一设备设为“{name}”。',
  ),
  endYes: words('End it', '終止', '终止'),
  elsewhere: words(
    'Nothing has changed: {name} is a station of {organisation}, and you are signed in for another organisation. Sign in for {organisation} to end it, or ask its administrator to end the station.',
    '沒有任何變更：「{name}」是「{organisation}」的工作站，而你現以另一機構的身分登入。請以「{organisation}」的身分登入後終止，或請其管理員終止該工作站。',
    '没有任何变更：“{name}”是“{organisation}”的工作站，而您当前以另一机构的身份登录。请以“{organisation}”的身份登录后终止，或请其管理员终止该工作站。',
  ),
  keep: words('Keep it', '保留', '保留'),
  back: words('Back to scanning', '返回掃描', '返回扫描'),
  none: words('This device is no station.', '此裝置不是工作站。', '此设备不是工作站。'),
  insecure: words(
    'Without https a browser makes no key. Open the scanner by its https address and scan again.',
    '沒有 https，瀏覽器無法產生密匙。請以 https 網址開啟掃描程式，再次掃描。',
    '没有 https，浏览器无法生成密钥。请以 https 网址打开扫描程序，再次扫描。',
  ),
  no_ed25519: words(
    'This browser has no Ed25519 signatures, so that this device cannot be a station. Chromium and Chrome have them from version 137 on.',
    '此瀏覽器不支援 Ed25519 數碼簽署，此裝置無法成為工作站。Chromium 及 Chrome 由 137 版起支援。',
    '此浏览器不支持 Ed25519 数字签名，此设备无法成为工作站。Chromium 和 Chrome 从 137 版起支持。',
  ),
  not_kept: words(
    'This browser keeps nothing on this device, so that it cannot be a station. Leave private browsing, or make room.',
    '此瀏覽器不能在此裝置儲存資料，無法成為工作站。請離開私密瀏覽，或騰出空間。',
    '此浏览器不能在此设备保存数据，无法成为工作站。请离开隐私浏览，或腾出空间。',
  ),
} as const
