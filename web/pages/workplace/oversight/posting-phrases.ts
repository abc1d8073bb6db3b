import type { FlowFigure } from '../../../../domain/flow-figure.ts'
import type { Account, Movement } from '../../../../domain/mass.ts'
import { type Words, words } from '../../../../domain/words.ts'

/** Phrases of the lines behind a figure, and of an event with what it posted. */
export const postingPhrases = {
  title: words('{figure}: its postings', '{figure}：分項', '{figure}：明细'),
  why: words(
    'The lines of the mass ledger that this figure is the sum of, oldest first. Each leads to its sealed event.',
    '這個數字由以下重量帳目合計而成，最早者在前。每項均連結至已鎖定的事件。',
    '这个数字由以下重量账目合计而成，最早的在前。每项均链接到已锁定的事件。',
  ),
  back: words('To the overview', '返回概覽', '返回概览'),
  none: words('No lines.', '沒有分項。', '没有明细。'),
  sum: words('{n} lines: {grams}', '{n} 項：{grams}', '{n} 项：{grams}'),
  time: words('When', '時間', '时间'),
  where: words('Where', '地點', '地点'),
  what: words('What', '內容', '内容'),
  batch: words('Batch', '批次', '批次'),
  grams: words('g', 'g', 'g'),
  next: words('Next lines', '之後的分項', '之后的明细'),
  csv: words('These lines as CSV', '以 CSV 下載本頁分項', '以 CSV 下载本页明细'),
  asked: words('What was asked', '查詢條件', '查询条件'),
  period: words('Period', '期間', '期间'),
  periodOf: words('{from} to {to}', '{from} 至 {to}', '{from} 至 {to}'),
  before: words('before {day}', '{day} 之前', '{day} 之前'),
  facility: words('Facility', '設施', '设施'),
  organisation: words('Organisation', '機構', '机构'),
  jurisdiction: words('Whole jurisdiction', '整個轄區', '整个辖区'),
  stream: words('Stream', '流程', '流程'),
  stage: words('Stage', '階段', '阶段'),
  material: words('Material', '物料', '物料'),
  kind: words('Kind', '種類', '种类'),
  reason: words('Reason', '原因', '原因'),
  passed: words('Passed on', '移交', '移交'),
  sender: words('From', '移交方', '移交方'),
  receiver: words('To', '接收方', '接收方'),
  several: words('several', '多於一種', '多于一种'),
  wrong: words(
    'These lines cannot be asked for: open them from a figure',
    '無法查詢這些分項：請由數字打開',
    '无法查询这些明细：请从数字打开',
  ),
  event: words('Event', '事件', '事件'),
  happened: words('Happened', '發生時間', '发生时间'),
  recorded: words('Recorded', '記錄時間', '记录时间'),
  id: words('Id', '識別碼', '标识'),
  digest: words('Digest (SHA-256)', '雜湊值（SHA-256）', '哈希值（SHA-256）'),
  log: words('Public log', '公開日誌', '公开日志'),
  logged: words('entry {index}', '第 {index} 項', '第 {index} 项'),
  waiting: words('waits for the next checkpoint', '等候下一個檢查點', '等待下一个检查点'),
  proof: words('Its proof', '證明', '证明'),
  batches: words('Batches', '批次', '批次'),
  facts: words('What was recorded', '記錄內容', '记录内容'),
  postings: words('Postings', '帳目', '账目'),
  account: words('Account', '帳戶', '账目类别'),
  balanced: words('They sum to zero.', '合計為零。', '合计为零。'),
  sealed: words('Sealed text, word for word', '已鎖定原文', '已锁定原文'),
} as const

/** Figures as a heading says them. */
export const figureWords: Readonly<Record<FlowFigure, Words>> = {
  opening: words('Opening', '期初', '期初'),
  in: words('In', '轉入', '转入'),
  made: words('Made', '產出', '产出'),
  used: words('Treated', '處理', '处理'),
  moved: words('Moved between facilities', '調撥', '调拨'),
  out: words('Out', '轉出', '转出'),
  lost: words('Lost', '損耗', '损耗'),
  difference: words('Difference', '差額', '差额'),
  closing: words('Closing', '期末', '期末'),
}

export const accountWords: Readonly<Record<Account, Words>> = {
  stock: words('Stock of a batch', '批次存貨', '批次库存'),
  outside: words('Outside', '外部', '外部'),
  loss: words('Loss', '損耗', '损耗'),
  difference: words('Difference', '差額', '差额'),
}

export const movementWords: Readonly<Record<Movement, Words>> = {
  received: words('came in', '轉入', '转入'),
  dispatched: words('went out', '轉出', '转出'),
  consumed: words('was used', '投入', '投入'),
  produced: words('was made', '產出', '产出'),
  moved: words('was moved', '調撥', '调拨'),
  measured: words('was weighed again', '重新稱重', '重新称重'),
}
