import { words } from '../../domain/words.ts'

/** What every screen may say of the station that a device is, and of a scale. */
export const stationPhrases = {
  is: words('This device is station {name}', '此裝置是工作站「{name}」', '此设备是工作站“{name}”'),
  ended: words(
    'This device is no longer station {name}: an administrator ended it, or another device took its place. What is scanned here is recorded in your name, without its signature; nothing is lost.',
    '此裝置不再是工作站「{name}」：管理員已終止，或已由另一裝置取代。在此掃描的紀錄以你的名義記錄，不附其簽署，沒有遺失。',
    '此设备不再是工作站“{name}”：管理员已终止，或已由另一设备取代。在此扫描的记录以您的名义记录，不附其签名，没有丢失。',
  ),
  understood: words('Understood', '知道了', '知道了'),
  notHere: words(
    'This part of the scanner is not on this device yet. Find a network and try again.',
    '此裝置尚未有掃描程式的這個部分。請連上網絡後重試。',
    '此设备尚无扫描程序的这个部分。请连上网络后重试。',
  ),
  invitation: words(
    'This is an invitation to become a station, not a label. Leave this form, then scan it again.',
    '這是成為工作站的邀請，並非標籤。請先離開此表格，然後再次掃描。',
    '这是成为工作站的邀请，不是标签。请先离开此表单，然后再次扫描。',
  ),
  fromScale: words('Scale', '電子磅', '电子秤'),
} as const
