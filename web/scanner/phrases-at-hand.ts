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
    'No network: the work list is not on this device. Scan a label: what comes next with it is known here.',
    '沒有網絡：此裝置上沒有工作清單。請掃描標籤，此裝置知道該批次的下一步。',
    '没有网络：此设备上没有工作清单。请扫描标签，此设备知道该批次的下一步。',
  ),
  unsent: words(
    'With {n} of this device’s own records that have not gone out.',
    '已計入此裝置尚未傳送的 {n} 項紀錄。',
    '已计入此设备尚未发送的 {n} 项记录。',
  ),
} as const
