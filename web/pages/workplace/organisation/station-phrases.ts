import { words } from '../../../../domain/words.ts'

/** Phrases of how a device becomes a station. */
export const stationPhrases = {
  invite: words('Make a device this station', '將裝置設為此工作站', '将设备设为此工作站'),
  scanThis: words(
    'Scan this with the device that is to be “{name}”',
    '請用要成為「{name}」的裝置掃描此 QR 碼',
    '请用要成为“{name}”的设备扫描此二维码',
  ),
  qr: words(
    'QR code that makes a device “{name}”',
    '將裝置設為「{name}」的 QR 碼',
    '将设备设为“{name}”的二维码',
  ),
  once: words(
    'Open the scanner on the device, sign in, and scan. It works once, until {time}, and is not shown again.',
    '請在該裝置開啟掃描程式，登入後掃描。只可使用一次，有效至 {time}，不會再次顯示。',
    '请在该设备打开扫描程序，登录后扫描。只能使用一次，有效至 {time}，不会再次显示。',
  ),
  replaces: words(
    'The keys that the station has now stop working when the device takes its place.',
    '裝置取代此工作站後，工作站現有的密匙即告失效。',
    '设备取代此工作站后，工作站现有的密钥即告失效。',
  ),
  expires: words('Last day of the key', '密匙最後有效日', '密钥最后有效日'),
  expiresHint: words(
    'Until the end of that day where the station is. It never ends by itself when left empty',
    '有效至該日結束（按工作站所在地）。留空即不會自動失效',
    '有效至该日结束（按工作站所在地）。留空即不会自动失效',
  ),
  signing: words('Signing', '簽署', '签名'),
  signsNoMore: words(
    'The station signs no more: take its signing key away',
    '工作站不再簽署：移除簽署密匙',
    '工作站不再签名：移除签名密钥',
  ),
  anHour: words('1 hour', '1 小時', '1 小时'),
  days: words('{n} {n|day|days}', '{n} 天', '{n} 天'),
  revokeWhy: words(
    'All keys of this station end now, and nothing more is recorded for it. It cannot be made to work again: a new station is added instead.',
    '此工作站的所有密匙即時失效，不能再作記錄，亦不可恢復；如有需要須另行新增工作站。',
    '此工作站的所有密钥立即失效，不能再作记录，也不可恢复；如有需要须另行新增工作站。',
  ),
  revokeYes: words('Revoke it now', '確定撤銷', '确定撤销'),
  noCamera: words('The device has no camera', '該裝置沒有鏡頭', '该设备没有摄像头'),
} as const
