import { words } from '../../domain/words.ts'

/** Phrases of answers that the device gives by itself. */
export const atHandPhrases = {
  asOf: words(
    'As of {time}, without a network. What others did since is not in it.',
    '截至 {time} 的資料，現時沒有網絡。其他人之後的紀錄並未包括在內。',
    '截至 {time} 的数据，现在没有网络。其他人之后的记录未包括在内。',
  ),
  cut: words(
    'This facility has more batches than this device keeps: it keeps those that were touched last.',
    '此設施的批次多於此裝置可存的數目：裝置只存最近有紀錄的批次。',
    '此设施的批次多于此设备可存的数目：设备只存最近有记录的批次。',
  ),
  ownAnswer: words(
    'This device’s own answer, as of {time}.',
    '以下是此裝置截至 {time} 的資料。',
    '以下是此设备截至 {time} 的数据。',
  ),
  noWorkList: words(
    'No network: choose where you work, and the work list of that place is shown as this device knows it.',
    '沒有網絡：請先選擇工作地點，即可查看此裝置所存的工作清單。',
    '没有网络：请先选择工作地点，即可查看此设备所存的工作清单。',
  ),
  unsent: words(
    'With {n} of this device’s own records that have not gone out.',
    '已計入此裝置尚未傳送的 {n} 項紀錄。',
    '已计入此设备尚未发送的 {n} 项记录。',
  ),
} as const
