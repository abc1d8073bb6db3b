import { words } from '../../../../domain/words.ts'

/** Phrases of the page that takes sheets. */
export const importPhrases = {
  title: words('Record from a sheet', '以表格檔案記錄', '用表格文件记录'),
  why: words(
    'Each row is a record of its own: a faulty one stops no other. Rows that were recorded before are not recorded twice, so a corrected sheet is sent again as a whole.',
    '每行是一項獨立紀錄，一行有錯不影響其他行。已記錄的行不會重複記錄，因此可把更正後的整份表格重新提交。',
    '每行是一项独立记录，一行有错不影响其他行。已记录的行不会重复记录，因此可把更正后的整份表格重新提交。',
  ),
  file: words('Sheet', '表格檔案', '表格文件'),
  fileHint: words(
    'XLSX, CSV or NDJSON, up to {size}. Larger files go by the API or the command line',
    'XLSX、CSV 或 NDJSON，最大 {size}。更大的檔案請經 API 或命令列提交',
    'XLSX、CSV 或 NDJSON，最大 {size}。更大的文件请经 API 或命令行提交',
  ),
  choose: words('Choose a sheet', '選擇檔案', '选择文件'),
  record: words('Record the rows', '記錄各行', '记录各行'),
  giveBack: words(
    'Record, and give the sheet back with receipts',
    '記錄並取回附有回條的表格',
    '记录并取回附有回执的表格',
  ),
  templates: words('Empty sheets', '空白表格', '空白表格'),
  templatesWhy: words(
    'One for each step. A column that is not needed may stay empty.',
    '每個步驟一份。不需要的欄可以留空。',
    '每个步骤一份。不需要的栏可以留空。',
  ),
  progress: words(
    'Rows {from} to {to}: {n} recorded',
    '第 {from} 至 {to} 行：已記錄 {n} 行',
    '第 {from} 至 {to} 行：已记录 {n} 行',
  ),
  result: words('Result', '結果', '结果'),
  rows: words('Rows', '行數', '行数'),
  accepted: words('Recorded', '已記錄', '已记录'),
  duplicate: words('Recorded before', '先前已記錄', '此前已记录'),
  proposed: words('Waiting for signatures', '待簽署', '待签署'),
  refused: words('Not recorded', '未記錄', '未记录'),
  faults: words('What to correct', '須更正的內容', '须更正的内容'),
  row: words('Row', '行', '行'),
  fault: words('Column, and what is wrong in it', '欄及錯處', '栏及错处'),
  more: words(
    'Further rows have faults: {n}. The sheet with receipts names all of them.',
    '另有 {n} 行有錯。附有回條的表格會列出全部。',
    '另有 {n} 行有错。附有回执的表格会列出全部。',
  ),
  allGood: words('Nothing has to be corrected.', '沒有須更正的內容。', '没有须更正的内容。'),
  brokenOff: words(
    'The sheet was not read to its end. What is listed above was recorded; send the sheet again.',
    '表格未能讀完。以上所列已記錄；請重新提交。',
    '表格未能读完。以上所列已记录；请重新提交。',
  ),
  again: words('Send a sheet', '提交表格', '提交表格'),
} as const
