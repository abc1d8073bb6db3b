import { words } from '../../domain/words.ts'

/** Phrases of what the rules on the device refuse, of a batch that a form does not take in, and of why the server decided otherwise. */
export const heldBackPhrases = {
  mayDiffer: words(
    'This device says so, by what it knew at {time}. The server may know more, such as what others recorded since.',
    '以上是此裝置按截至 {time} 的資料所作的判斷。伺服器可能有較新的資料，例如其他人之後的紀錄。',
    '以上是此设备按截至 {time} 的数据作出的判断。服务器可能有较新的数据，例如其他人之后的记录。',
  ),
  allTheSame: words('Send it all the same', '仍然上載', '仍然上传'),
  closed: words('{code} is not taken in.', '{code} 未有加入。', '{code} 没有加入。'),
  notFromHere: words(
    'It is “{state}”: “{stage}” is not open from there.',
    '此批次現為「{state}」：未可進行「{stage}」。',
    '此批次现为“{state}”：不能进行“{stage}”。',
  ),
  takeIn: words('Take in {code} all the same', '仍然加入 {code}', '仍然加入 {code}'),
  why: words('Why', '原因', '原因'),
  between: words(
    '{code}: recorded in between, unknown to this device: {n}',
    '{code}：其間有 {n} 項此裝置未知的紀錄',
    '{code}：其间有 {n} 项此设备不知道的记录',
  ),
  notSo: words(
    'Does not hold, though this device said so: {why}',
    '此裝置曾如此判斷，但並不成立：{why}',
    '此设备曾如此判断，但并不成立：{why}',
  ),
  unknown: words(
    'The server knows more than this device did: look the batch up to see what else is on record.',
    '伺服器的資料比此裝置當時的齊全：請查看批次的其他紀錄。',
    '服务器的数据比此设备当时的齐全：请查看批次的其他记录。',
  ),
} as const
