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
  noCamera: words('The device has no camera', '該裝置沒有鏡頭', '该设备没有摄像头'),
} as const
