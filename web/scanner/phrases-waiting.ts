import { words } from '../../domain/words.ts'

/** Phrases of what waits at a facility, as this device knows it. */
export const waitingPhrases = {
  title: words('Work list', '工作清單', '工作清单'),
  reading: words('Reading what waits here', '正在讀取待處理的批次', '正在读取待处理的批次'),
  notHere: words(
    'This device keeps nothing of this place yet. It does as soon as there is a network.',
    '此裝置尚未存有此處的資料，有網絡後便會存下。',
    '此设备尚未存有此处的数据，有网络后便会存下。',
  ),
  recalled: words('Recalled: do not pass on', '正被召回：不得流出', '正被召回：不得流出'),
  undetailed: words('Quarantine: details missing', '隔離：欠詳情', '隔离：缺少详情'),
  due: words('Deadlines', '期限', '期限'),
  handOvers: words('On their way here', '正運送到此', '正发运到此'),
  waiting: words('Waiting here', '此處待處理', '此处待处理'),
  none: words('No batches are waiting.', '此處沒有待處理的批次。', '此处没有待处理的批次。'),
  noStep: words(
    'Needs a look: no usual step is open',
    '須查看：沒有可進行的一般步驟',
    '需查看：没有可进行的常规步骤',
  ),
  line: words('1 line', '1 項', '1 项'),
  lines: words('{n} {n|line|lines}', '{n} 項', '{n} 项'),
  cut: words(
    'Of this facility’s batches this device keeps those that were touched last: what has waited longest may be missing.',
    '此裝置只存最近有紀錄的批次：等候最久的可能不在此清單內。',
    '此设备只存最近有记录的批次：等候最久的可能不在此清单内。',
  ),
  whole: words('The whole list, with filters', '完整清單，可篩選', '完整清单，可筛选'),
} as const
