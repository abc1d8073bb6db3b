import { words } from '../../../../domain/words.ts'

/** Phrases of the page that decides many hand-overs by a sheet. */
export const sheetPhrases = {
  title: words('Decide by a sheet', '以表格檔案處理', '用表格文件处理'),
  takeOut: words('What waits for your decision', '待你處理的移交', '待您处理的移交'),
  takeOutWhy: words(
    'One row for each line of the hand-overs that arrived and are not decided. Fill in what you accept and refuse, in grams, and send the sheet back here.',
    '已送達而未處理的移交，每項一行。請填寫驗收及拒收的重量（克），再於此提交。',
    '已送达而未处理的移交，每项一行。请填写验收及拒收的重量（克），再在此提交。',
  ),
  sendBack: words('Send the filled-in sheet', '提交已填寫的表格', '提交已填写的表格'),
  sendBackWhy: words(
    'Rows of one hand-over are decided together or not at all; one that is not filled in is left as it is. The same sheet again decides nothing twice.',
    '同一移交的各行會一併處理，或全部不處理；未填寫的移交維持不變。重新提交同一表格不會重複處理。',
    '同一移交的各行会一并处理，或全部不处理；未填写的移交保持不变。重新提交同一表格不会重复处理。',
  ),
  fileHint: words(
    'XLSX or CSV, up to {size}',
    'XLSX 或 CSV，最大 {size}',
    'XLSX 或 CSV，最大 {size}',
  ),
  decide: words('Decide the rows', '處理各行', '处理各行'),
  giveBack: words(
    'Decide, and give the sheet back with receipts',
    '處理並取回附有回條的表格',
    '处理并取回附有回执的表格',
  ),
  taken: words('Decided', '已處理', '已处理'),
  duplicate: words('Decided before', '先前已處理', '此前已处理'),
  refused: words('Not decided', '未處理', '未处理'),
  left: words('Not filled in', '未填寫', '未填写'),
  supervisor: words(
    'A person who records for your organisation can send it.',
    '貴機構可作記錄的人員可提交。',
    '贵机构可作记录的人员可提交。',
  ),
} as const
