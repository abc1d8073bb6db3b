import { words } from '../../../domain/words.ts'

/** Phrases of public summaries: for anybody who reads one, and for the authority that switches it on. */
export const summaryPhrases = {
  title: words('Public summaries', '公開統計', '公开统计'),
  none: words(
    'No authority publishes a summary here.',
    '沒有主管當局在此公布統計。',
    '没有主管部门在此公布统计。',
  ),
  of: words(
    'Material flows in {jurisdiction}',
    '{jurisdiction} 的物料流向',
    '{jurisdiction} 的物料流向',
  ),
  by: words('Published by {name}', '由 {name} 公布', '由 {name} 公布'),
  constructed: words(
    'Demonstration: these organisations and figures are made up.',
    '示範：這些機構及數字均屬虛構。',
    '演示：这些机构及数字均为虚构。',
  ),
  rule: words(
    'A figure is shown where at least {n} organisations are behind it; otherwise it is withheld, and with it every sum from which it could be worked out. Each month is put together once, ten days after its end; what is recorded later does not change it.',
    '只有至少 {n} 間機構參與構成的數字才會顯示；否則不予公布，可據此推算該數字的總和亦一併不予公布。每月數字於月底後十天一次過匯總，其後的紀錄不會更改。',
    '只有至少 {n} 家机构参与构成的数字才会显示；否则不予公布，可据此推算该数字的合计也一并不予公布。每月数字在月末十天后一次性汇总，其后的记录不会更改。',
  ),
  notYet: words(
    'No month has been put together yet.',
    '尚未有已匯總的月份。',
    '还没有已汇总的月份。',
  ),
  nothingShown: words(
    'All figures are withheld of: {months}',
    '以下月份的所有數字均不予公布：{months}',
    '以下月份的所有数字均不予公布：{months}',
  ),
  stream: words('Material', '物料', '物料'),
  all: words('Together', '合計', '合计'),
  withheld: words('withheld', '不予公布', '不予公布'),
  asOf: words('As of {time}', '截至 {time}', '截至 {time}'),
  figures: words('What is counted', '計算範圍', '统计范围'),
  files: words('Figures as a file', '下載數字', '下载数据'),
  digest: words('Digest (SHA-256)', '雜湊值（SHA-256）', '哈希值（SHA-256）'),
  table: words('{month}, a table', '{month}（表格）', '{month}（表格）'),
  latest: words(
    'The latest {n} months; the files hold all.',
    '最近 {n} 個月；檔案包括所有月份。',
    '最近 {n} 个月；文件包含所有月份。',
  ),

  switchTitle: words('Public summary', '公開統計', '公开统计'),
  switchWhy: words(
    'Lets anybody read what came in, left, was recycled and was lost in your jurisdiction, by month and material, without an account. It names no organisation, and withholds what fewer than {n} organisations make up.',
    '讓任何人無需帳戶即可查閱轄區內每月每種物料的轉入、轉出、循環再造及損耗重量。統計不會列出任何機構，少於 {n} 間機構構成的數字亦不予公布。',
    '让任何人无需账户即可查阅辖区内每月每种物料的转入、转出、再生利用及损耗重量。统计不会列出任何机构，少于 {n} 家机构构成的数字也不予公布。',
  ),
  isOn: words('It is published.', '現正公布。', '正在公布。'),
  isOff: words('It is not published.', '尚未公布。', '未公布。'),
  on: words('Publish', '公布', '公布'),
  off: words('Stop publishing', '停止公布', '停止公布'),
  offWhy: words(
    'Whoever read it may have kept a copy.',
    '查閱過的人可能已保存副本。',
    '查阅过的人可能已保存副本。',
  ),
  soon: words(
    'Months are put together within the hour.',
    '各月份將於一小時內匯總。',
    '各月份将在一小时内汇总。',
  ),
  read: words('Read it', '查閱統計', '查阅统计'),
  overlaps: words(
    '{name} published a summary of this jurisdiction, of a part of it or of more. From two of them withheld figures could be worked out, so that there is one only.',
    '{name} 已公布此轄區、當中一部分或更大範圍的統計。兩份統計可推算出不予公布的數字，因此只可有一份。',
    '{name} 已公布此辖区、其中一部分或更大范围的统计。两份统计可推算出不予公布的数字，因此只能有一份。',
  ),
} as const
