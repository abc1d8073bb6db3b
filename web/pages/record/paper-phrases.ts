import { words } from '../../../domain/words.ts'

/** Phrases that stand on a printed record alone. */
export const paperPhrases = {
  state: words(
    'As of event {n}, recorded {moment}. What happened since is at this address.',
    '截至第 {n} 項事件（記錄於 {moment}）。其後的變更請查閱此網址。',
    '截至第 {n} 项事件（记录于 {moment}）。其后的变更请查阅此网址。',
  ),
  printed: words('Printed on: ', '列印日期：', '打印日期：'),
} as const
