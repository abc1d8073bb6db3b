import { type Words, words } from '../words.ts'

/** Why a file of scans cannot be read, as a whole or in one of its rows. */
export const filePhrases = {
  file_form: words(
    'Send the file itself, not a form: expected it as the body, as curl --data-binary @scans.csv sends it',
    '請直接提交檔案，不要以表單提交：檔案須為請求的內容，例如以 curl --data-binary @scans.csv 提交',
    '请直接提交文件，不要以表单提交：文件须为请求的内容，例如以 curl --data-binary @scans.csv 提交',
  ),
  file_not_taken: words(
    'Cannot take {given}: expected {right}',
    '無法接受{given}：須為{right}',
    '无法接受{given}：须为{right}',
  ),
  file_given_empty: words('an empty file', '空白檔案', '空文件'),
  file_given_null_bytes: words('a file with null bytes', '含有空字元的檔案', '含有空字符的文件'),
  file_given_json_list: words('a JSON list', ' JSON 列表', ' JSON 列表'),
  file_given_utf_16: words('NDJSON in UTF-16', ' UTF-16 編碼的 NDJSON', ' UTF-16 编码的 NDJSON'),
  file_given_old_excel: words('an old Excel file', '舊版 Excel 檔案', '旧版 Excel 文件'),
  file_given_gzip: words('a gzip file', ' gzip 壓縮檔案', ' gzip 压缩文件'),
  file_given_empty_zip: words('an empty zip', '空白的 zip 檔案', '空的 zip 文件'),
  file_given_pdf: words('a PDF', ' PDF 檔案', ' PDF 文件'),
  file_right_any: words('CSV, XLSX or NDJSON', ' CSV、XLSX 或 NDJSON', ' CSV、XLSX 或 NDJSON'),
  file_right_utf_8: words(
    'UTF-8; save a table as "CSV UTF-8 (comma delimited)" or as XLSX',
    ' UTF-8；表格請另存為「CSV UTF-8（逗號分隔）」或 XLSX',
    ' UTF-8；表格请另存为“CSV UTF-8（逗号分隔）”或 XLSX',
  ),
  file_right_ndjson: words(
    'NDJSON with one scan a line',
    ' NDJSON，每行一個掃描',
    ' NDJSON，每行一个扫描',
  ),
  file_right_tables: words('XLSX or CSV', ' XLSX 或 CSV', ' XLSX 或 CSV'),
  file_right_unpacked: words('the file itself, not packed', '未經壓縮的原檔案', '未经压缩的原文件'),
  file_right_xlsx: words('XLSX', ' XLSX', ' XLSX'),
  file_too_large: words(
    'Cannot take so large a file: expected at most {most} bytes; send it in parts',
    '檔案過大：最多 {most} 位元組；請分開提交',
    '文件过大：最多 {most} 字节；请分开提交',
  ),
  table_unreadable: words(
    'Cannot read the table: {why}',
    '無法讀取表格：{why}',
    '无法读取表格：{why}',
  ),
  table_broken_off: words(
    'Cannot read the file from here on: {why}',
    '由此處起無法讀取檔案：{why}',
    '从此处起无法读取文件：{why}',
  ),
  table_without_header: words('there is no header line', '沒有標題行', '没有标题行'),
  table_not_utf_8: words(
    'it is not UTF-8 but in an older encoding, such as Big5, GB18030 or Windows-1252; save it as "CSV UTF-8 (comma delimited)" or as XLSX',
    '編碼不是 UTF-8，而是較舊的編碼，例如 Big5、GB18030 或 Windows-1252；請另存為「CSV UTF-8（逗號分隔）」或 XLSX',
    '编码不是 UTF-8，而是较旧的编码，例如 Big5、GB18030 或 Windows-1252；请另存为“CSV UTF-8（逗号分隔）”或 XLSX',
  ),
  table_row_endless: words(
    'a row is longer than {most} characters, or a quote is never closed',
    '有一行超過 {most} 個字元，或引號沒有配對',
    '有一行超过 {most} 个字符，或引号没有配对',
  ),
  table_misformed: words(
    'a quotation mark is out of place or missing at line {line}',
    '第 {line} 行的引號位置有誤或欠缺',
    '第 {line} 行的引号位置有误或缺失',
  ),
  table_row_cut_off: words(
    'Cannot read this row of {given} cells: expected {right}, one for each column; is it cut off, or a quote missing?',
    '無法讀取此行：有 {given} 格，須為 {right} 格，每欄一格；是否被截斷，或欠缺引號？',
    '无法读取此行：有 {given} 格，须为 {right} 格，每列一格；是否被截断，或缺少引号？',
  ),
  table_ends_early: words(
    'The file ends in this row, after {given} of {right} cells: expected a line end, or one for each column; is it cut off?',
    '檔案在此行中止，只有 {given} 格，共 {right} 欄：須有換行，或每欄一格；是否被截斷？',
    '文件在此行中止，只有 {given} 格，共 {right} 列：须有换行，或每列一格；是否被截断？',
  ),
  table_too_wide: words(
    'Cannot read {given} columns: expected at most {most}',
    '無法讀取 {given} 欄：最多 {most} 欄',
    '无法读取 {given} 列：最多 {most} 列',
  ),
  sheet_unreadable: words(
    'Cannot read the spreadsheet: expected an XLSX file with its table on the first sheet that can be seen',
    '無法讀取試算表：須為 XLSX 檔案，表格放在第一張可見的工作表',
    '无法读取电子表格：须为 XLSX 文件，表格放在第一张可见的工作表',
  ),
  sheets_not_read: words(
    'Only the sheet “{sheet}” was read, not {others}: put everything on one sheet, or send the others in files of their own',
    '只讀取了工作表「{sheet}」，未讀取{others}：請把內容放在同一張工作表，或另外提交其餘各張',
    '只读取了工作表“{sheet}”，未读取{others}：请把内容放在同一张工作表，或另外提交其余各张',
  ),
  sheet_without_rows: words(
    'The sheet “{sheet}”, the first that can be seen and the only one that is read, has no rows below its header; there are also {others}: put the table on the first sheet',
    '只讀取首張可見的工作表「{sheet}」，其標題行以下沒有內容；另有{others}：請把表格放在第一張工作表',
    '只读取首张可见的工作表“{sheet}”，其标题行以下没有内容；另有{others}：请把表格放在第一张工作表',
  ),
  sheet_damaged: words(
    'Cannot open the spreadsheet: {why}; expected an XLSX file',
    '無法開啟試算表：{why}；須為 XLSX 檔案',
    '无法打开电子表格：{why}；须为 XLSX 文件',
  ),
  zip_cut_off: words('it is cut off', '檔案不完整', '文件不完整'),
  zip_directory_broken: words('its directory is broken', '檔案目錄損壞', '文件目录损坏'),
  zip_encrypted: words('it is encrypted', '檔案已加密', '文件已加密'),
  zip_packed_rarely: words(
    'it is packed in a rare way',
    '檔案以罕見的方式壓縮',
    '文件以罕见的方式压缩',
  ),
  zip_entry_missing: words('an entry is missing', '欠缺部分內容', '缺少部分内容'),
  zip_entry_packed: words('an entry cannot be unpacked', '部分內容無法解壓', '部分内容无法解压'),
  zip_name_twice: words(
    '“{name}” stands in it twice',
    '當中有兩個「{name}」',
    '其中有两个“{name}”',
  ),
  zip_entry_differs: words(
    '“{name}” is not what the directory says',
    '「{name}」與檔案目錄所列不符',
    '“{name}”与文件目录所列不符',
  ),
  zip_unpacks_too_large: words(
    'at most {most} bytes unpacked are read',
    '解壓後最多讀取 {most} 位元組',
    '解压后最多读取 {most} 字节',
  ),
  zip_many_entries: words(
    'at most {most} entries are read',
    '最多讀取 {most} 個項目',
    '最多读取 {most} 个项目',
  ),
  sheet_zip_too_large: words(
    'Spreadsheet too large: {why}; send CSV instead',
    '試算表過大：{why}；請改用 CSV',
    '电子表格过大：{why}；请改用 CSV',
  ),
  sheet_too_large: words(
    'Cannot read a spreadsheet of {given}: expected at most {most}; save it as CSV, which may be of any length',
    '無法讀取試算表，它有{given}：上限為{most}；請另存為 CSV，長度不限',
    '无法读取电子表格，它有{given}：上限为{most}；请另存为 CSV，长度不限',
  ),
  sheet_bytes: words('{count} {count|byte|bytes}', ' {count} 位元組', ' {count} 字节'),
  sheet_rows: words('{count} {count|row|rows}', ' {count} 行', ' {count} 行'),
  sheet_columns: words('{count} {count|column|columns}', ' {count} 欄', ' {count} 列'),
  sheet_cells: words('{count} {count|cell|cells}', ' {count} 格', ' {count} 个单元格'),
  sheet_characters: words(
    '{count} {count|character|characters}',
    ' {count} 個字元',
    ' {count} 个字符',
  ),
  sheet_more_text: words('more text', '更多文字', '更多文字'),
  sheet_row_too_long: words(
    'Cannot read this row: its cell {given} is filled, and the header has {right} columns; name its column or empty it',
    '無法讀取此行：第 {given} 格有內容，而標題行只有 {right} 欄；請為該欄命名，或清空該格',
    '无法读取此行：第 {given} 格有内容，而标题行只有 {right} 列；请为该列命名，或清空该单元格',
  ),
} as const satisfies Readonly<Record<string, Words>>
