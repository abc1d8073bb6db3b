import { words } from '../../domain/words.ts'

/** Phrases of bringing in batches that nobody has seen before. */
export const bringInPhrases = {
  bringIn: words('Bring in new batches', '新批次入庫', '新批次入库'),
  bringInCode: words(
    'Bring in {code} as new',
    '將 {code} 作為新批次入庫',
    '将 {code} 作为新批次入库',
  ),
  addMore: words('Add more new batches', '再加入新批次', '再加入新批次'),
  notKnown: words(
    'No batch here has the code {code}. Check the label; what is new is brought in below.',
    '這裏沒有編號為 {code} 的批次。請核對標籤；如屬新批次，可在下方入庫。',
    '这里没有编号为 {code} 的批次。请核对标签；如是新批次，可在下方入库。',
  ),
  notHere: words(
    'What may be brought in is not on this device yet. Find a network once.',
    '此裝置尚未載有可入庫的項目，請先連上網絡一次。',
    '此设备尚未载有可入库的项目，请先连上网络一次。',
  ),
} as const
