import { words } from '../../domain/words.ts'

/** Phrases of a scale that the device is joined to; loaded with it. */
export const scalePhrases = {
  choose: words('Choose the scale', '選擇電子磅', '选择电子秤'),
  choosing: words(
    'Join the scale by its cable or by Bluetooth, then choose it.',
    '請以連接線或藍牙連接電子磅，然後選擇。',
    '请用连接线或蓝牙连接电子秤，然后选择。',
  ),
  waiting: words(
    'Waiting for the scale. If it does not send by itself, press its print key.',
    '正在等待電子磅。如不會自動傳送，請按磅上的列印鍵。',
    '正在等待电子秤。如不会自动发送，请按秤上的打印键。',
  ),
  moving: words('Not steady yet', '讀數未穩定', '读数未稳定'),
  over: words('Too heavy for this scale', '超出電子磅量程', '超出电子秤量程'),
  empty: words('Nothing on the scale', '磅上沒有物件', '秤上没有物品'),
  otherUnit: words(
    'The scale shows {unit}. Set it to kg or g: no other unit is taken.',
    '電子磅顯示 {unit}。請改為 kg 或 g，不接受其他單位。',
    '电子秤显示 {unit}。请改为 kg 或 g，不接受其他单位。',
  ),
  unknown: words(
    'The scale sends what is not understood. Choose how it speaks, as its own menu says, or type the mass.',
    '未能讀懂電子磅傳送的內容。請按磅的設定選擇通訊方式，或自行輸入重量。',
    '无法读懂电子秤发送的内容。请按秤的设置选择通信方式，或自行输入重量。',
  ),
  gone: words(
    'The scale is not there, or another window reads it. Look at its cable, or type the mass.',
    '找不到電子磅，或另一視窗正在讀取。請檢查連接線，或自行輸入重量。',
    '找不到电子秤，或另一窗口正在读取。请检查连接线，或自行输入重量。',
  ),
  speaks: words('How the scale speaks', '電子磅的通訊方式', '电子秤的通信方式'),
  other: words('Choose another scale', '選擇另一電子磅', '选择另一电子秤'),
  close: words('Type it instead', '改為自行輸入', '改为自行输入'),
} as const
