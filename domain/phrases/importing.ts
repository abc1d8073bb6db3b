import { type Words, words } from '../words.ts'

/** What the commands that import files say while they do and at the end. */
export const importingPhrases = {
  import_cells_counted: words(
    '{accepted} {accepted|cell|cells} accepted, {duplicate} known before, {refused} refused',
    '已接受 {accepted} 個電芯，先前已有 {duplicate} 個，拒絕 {refused} 個',
    '已接受 {accepted} 个电芯，此前已有 {duplicate} 个，拒绝 {refused} 个',
  ),
  import_records_counted: words(
    '{accepted} {accepted|record|records} accepted, {duplicate} known before, {refused} refused',
    '已接受 {accepted} 項紀錄，先前已有 {duplicate} 項，拒絕 {refused} 項',
    '已接受 {accepted} 条记录，此前已有 {duplicate} 条，拒绝 {refused} 条',
  ),
  import_scans_counted: words(
    '{accepted} {accepted|scan|scans} accepted, {duplicate} known before, {refused} refused',
    '已接受 {accepted} 個掃描，先前已有 {duplicate} 個，拒絕 {refused} 個',
    '已接受 {accepted} 个扫描，此前已有 {duplicate} 个，拒绝 {refused} 个',
  ),
  import_grades: words('Grades: {counts}', '等級：{counts}', '等级：{counts}'),
  import_states: words('States: {counts}', '狀態：{counts}', '状态：{counts}'),
  import_reasons: words('Reasons: {counts}', '原因：{counts}', '原因：{counts}'),
  import_given_back: words('With receipts: {file}', '附有回執：{file}', '附有回执：{file}'),
  rows_imported: words('Rows imported:', '已匯入行數：', '已导入行数：'),
  events_checked: words('Events checked:', '已核對事件：', '已核对事件：'),
  import_row: words('Row {row}', '第 {row} 行', '第 {row} 行'),
  import_row_of: words('Row {row} ({code})', '第 {row} 行（{code}）', '第 {row} 行（{code}）'),
  import_row_refused: words('{place} was refused:', '{place}被拒絕：', '{place}被拒绝：'),
  import_row_unlikely: words(
    '{place} was accepted although unlikely:',
    '{place}已接受，但數值異常：',
    '{place}已接受，但数值异常：',
  ),
  import_rows_advice: words(
    'Mend these rows and import the file again: what stands already changes nothing. A fact that holds for every row can be given with --fact NAME=VALUE',
    '請更正以上各行，再匯入檔案：已記錄的內容不會改變。適用於每一行的資料可以 --fact NAME=VALUE 提供',
    '请更正以上各行，再导入文件：已记录的内容不会改变。适用于每一行的数据可用 --fact NAME=VALUE 提供',
  ),
  import_scans_advice: words(
    'Mend these rows, in the file or in the one given back, and import it again: what stands already changes nothing',
    '請在原檔案或交回的檔案更正以上各行，再匯入：已記錄的內容不會改變',
    '请在原文件或交回的文件更正以上各行，再导入：已记录的内容不会改变',
  ),
  import_library_recorded: words(
    'Library {digest} of {spectra} spectra of {samples} samples, recorded',
    '已記錄光譜庫 {digest}：{samples} 個樣本的 {spectra} 個光譜',
    '已记录光谱库 {digest}：{samples} 个样本的 {spectra} 个光谱',
  ),
  import_library_known: words(
    'Library {digest} of {spectra} spectra of {samples} samples, known before',
    '先前已有光譜庫 {digest}：{samples} 個樣本的 {spectra} 個光譜',
    '此前已有光谱库 {digest}：{samples} 个样本的 {spectra} 个光谱',
  ),
  import_library_checked: words(
    'Each identified by the other samples: {rightByType} of {spectra} right by type, {rightByName} of {named} by name',
    '以其他樣本逐一識別：{spectra} 個中有 {rightByType} 個類別正確，{named} 個中有 {rightByName} 個名稱正確',
    '以其他样本逐一识别：{spectra} 个中有 {rightByType} 个类别正确，{named} 个中有 {rightByName} 个名称正确',
  ),
} as const satisfies Readonly<Record<string, Words>>
