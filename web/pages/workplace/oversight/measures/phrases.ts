import { words } from '../../../../../domain/words.ts'

/** What the pages of measures say. */
export const measurePhrases = {
  title: words('Measures', '量度指標', '衡量指标'),
  why: words(
    'What a regulator asks of retired batteries and used clothing, drawn from sealed events. Every figure leads to what it rests on.',
    '監管機構對退役電池及舊衣的查詢，全部取自已封存的事件。每個數字均可追溯其依據。',
    '监管机构对退役电池及旧衣的查询，全部取自已封存的事件。每个数字都可追溯其依据。',
  ),
  none: words('Nothing in this period.', '此期間沒有資料。', '此期间没有数据。'),
  holds: words('Yes', '符合', '符合'),
  fails: words('No', '不符', '不符'),
  basis: words('What it rests on', '依據', '依据'),
  lines: words('Behind “{row}”', '「{row}」的依據', '“{row}”的依据'),
  linesOf: words('{n} entries', '{n} 項', '{n} 项'),
  cut: words(
    'The first {n} are shown; the answer of the API has more.',
    '只顯示首 {n} 項；API 的回覆載有更多。',
    '只显示前 {n} 项；API 的回复载有更多。',
  ),
  when: words('When', '時間', '时间'),
  whose: words('Organisation', '機構', '机构'),
  what: words('Batch', '批次', '批次'),
  grams: words('Mass (g)', '重量（克）', '重量（克）'),
  says: words('Note', '說明', '说明'),
  event: words('Event', '事件', '事件'),
  handOver: words('Hand-over', '移交', '移交'),
  batch: words('Open batch', '開啟批次', '打开批次'),
} as const
