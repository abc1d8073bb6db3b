import { words } from '../../domain/words.ts'

/** Phrases of what was recorded of several units in one form. */
export const manyPhrases = {
  recorded: words('{n} recorded: {stage}', '已記錄 {n} 個：{stage}', '已记录 {n} 个：{stage}'),
  kept: words(
    'Kept on this device, not recorded yet',
    '已存於此裝置，尚未記錄',
    '已存于此设备，尚未记录',
  ),
  refused: words('Refused', '被拒絕', '被拒绝'),
  proposed: words(
    'Signed; a second person signs under Approvals',
    '已簽署，待第二人在「審批」簽署',
    '已签署，待第二人在“审批”签署',
  ),
  group: words('{what}: {n}', '{what}：{n} 個', '{what}：{n} 个'),
  each: words('Reverse one of them', '撤回其中一個', '撤回其中一个'),
  fromBench: words('Readings from the bench', '測試台的讀數', '测试台的读数'),
  openFile: words(
    'Open the bench’s file (CSV)',
    '開啟測試台的檔案（CSV）',
    '打开测试台的文件（CSV）',
  ),
  fileHint: words(
    'Its first line names the columns as they are called here; one column holds the codes of the batches.',
    '首行須為各欄名稱，與此處相同；其中一欄須為批次編號。',
    '首行须为各栏名称，与此处相同；其中一栏须为批次编号。',
  ),
  readFor: words(
    'Read for {n} of {all}: {columns}',
    '已讀入 {n} 個（共 {all} 個）：{columns}',
    '已读入 {n} 个（共 {all} 个）：{columns}',
  ),
  without: words('Not in the file: {codes}', '檔案內沒有：{codes}', '文件内没有：{codes}'),
  unknown: words('Not read: {what}', '未讀入：{what}', '未读入：{what}'),
  too_large: words(
    'Nothing was read: the file is too large for a table of readings.',
    '沒有讀入任何讀數：檔案過大，不似讀數表。',
    '没有读入任何读数：文件过大，不像读数表。',
  ),
  no_columns: words(
    'Nothing was read: no column is called as a reading is called here.',
    '沒有讀入任何讀數：沒有一欄的名稱與此處的讀數相同。',
    '没有读入任何读数：没有一栏的名称与此处的读数相同。',
  ),
  no_codes: words(
    'Nothing was read: no column holds the codes of these batches.',
    '沒有讀入任何讀數：沒有一欄是這些批次的編號。',
    '没有读入任何读数：没有一栏是这些批次的编号。',
  ),
  doubled: words(
    'Nothing was read: {what} is in the file twice.',
    '沒有讀入任何讀數：檔案內有兩個 {what}。',
    '没有读入任何读数：文件内有两个 {what}。',
  ),
  unreadable: words(
    'The file could not be read. Choose it again.',
    '無法讀取檔案，請重新選擇。',
    '无法读取文件，请重新选择。',
  ),
  columns: words(
    'Columns in this order: {columns}',
    '各欄依次為：{columns}',
    '各栏依次为：{columns}',
  ),
} as const
