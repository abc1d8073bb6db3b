import { words } from '../../../../domain/words.ts'

/** Phrases of the page that offers an export. */
export const exportPhrases = {
  title: words('Export to recompute', '匯出以供重算', '导出以供重算'),
  why: words(
    'All events of a period with the ledger, the proofs and the reports that follow from them, in one file. Anyone can recompute every figure from it, without this system.',
    '將一段期間的所有事件，連同由此得出的帳目、證明及報告匯出為一個檔案。任何人都可據此重新計算每個數字，毋須依賴本系統。',
    '将一段期间的所有事件，连同由此得出的账目、证明和报告导出为一个文件。任何人都可以据此重新计算每个数字，无需依赖本系统。',
  ),
  whole: words(
    'All events since the beginning',
    '包括最初至今的所有事件',
    '包括最初至今的所有事件',
  ),
  wholeHint: words(
    'Opening stock is then computed too. The file is larger.',
    '期初存貨亦可重新計算，但檔案較大。',
    '期初库存也可以重新计算，但文件较大。',
  ),
  choose: words('Choose', '選擇', '选择'),
  file: words('The file', '檔案', '文件'),
  ofPeriod: words(
    '{whose}: {from} up to {to}, {to} itself not counted',
    '{whose}：由 {from} 至 {to}，不包括 {to} 當日',
    '{whose}：自 {from} 至 {to}，不包括 {to} 当天',
  ),
  download: words('Download', '下載', '下载'),
  takes: words(
    'A large one takes minutes. If the download breaks off, start it again: a part of the file proves nothing.',
    '檔案較大時需時數分鐘。如下載中斷，請重新下載：不完整的檔案不能證明任何內容。',
    '文件较大时需要几分钟。如果下载中断，请重新下载：不完整的文件不能证明任何内容。',
  ),
  check: words('Recompute', '重新計算', '重新计算'),
  checkWhy: words(
    'Whoever is given the file checks it with this command, offline. How it works is told in the file, so that anyone can write another program for it.',
    '收到檔案的人可使用以下指令離線檢查。檔案內附有說明，任何人都可另行編寫程式計算。',
    '收到文件的人可以用以下命令离线检查。文件内附有说明，任何人都可以另行编写程序计算。',
  ),
  notPublic: words(
    'Facts that are not public are left out, except the books of recycling lots when the period is a calendar year.',
    '檔案不包括未公開的資料；但期間為一個曆年時，會包括回收批次的帳簿。',
    '文件不包括未公开的数据；但期间为一个日历年时，会包括回收批次的账簿。',
  ),
} as const
