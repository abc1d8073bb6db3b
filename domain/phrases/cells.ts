import { type Words, words } from '../words.ts'

/** Why a cell or a row of a table is not what its text says. */
export const cellPhrases = {
  cell_in_error: words(
    'Cannot read this cell: it holds the error {given}; mend it, or empty the cell',
    '無法讀取此格：出現錯誤 {given}；請更正，或清空該格',
    '无法读取此单元格：出现错误 {given}；请更正，或清空该单元格',
  ),
  cell_without_result: words(
    'Cannot read this cell: its formula has no result yet; open the file in a spreadsheet program and save it, or write the value',
    '無法讀取此格：公式未有計算結果；請以試算表軟件開啟並儲存檔案，或直接填寫數值',
    '无法读取此单元格：公式尚无计算结果；请用电子表格软件打开并保存文件，或直接填写数值',
  ),
  cell_is_percent: words(
    'Cannot read this cell: it is formatted as a percentage and shows {given}; format it as a number and write the number in the unit of the column',
    '無法讀取此格：為百分比格式，顯示 {given}；請改為數字格式，按該欄的單位填寫',
    '无法读取此单元格：为百分比格式，显示 {given}；请改为数字格式，按该列的单位填写',
  ),
  cell_shows_other: words(
    'Cannot read this cell: it holds {given} and its number format {format} shows something else; format it as a plain number',
    '無法讀取此格：值為 {given}，數字格式 {format} 卻顯示另一內容；請改為一般數字格式',
    '无法读取此单元格：值为 {given}，数字格式 {format} 却显示另一内容；请改为普通数字格式',
  ),
  cell_shows_nothing: words(
    'Cannot read this cell: it holds {given}, which its number format {format} does not show; format it as a plain number, or empty the cell',
    '無法讀取此格：值為 {given}，數字格式 {format} 卻不顯示；請改為一般數字格式，或清空該格',
    '无法读取此单元格：值为 {given}，数字格式 {format} 却不显示；请改为普通数字格式，或清空该单元格',
  ),
  cell_digits_lost: words(
    'Cannot read the number {given}: a number cell keeps 15 digits, so that others may be lost; format the column as text and write it again',
    '無法讀取數字 {given}：數字儲存格只保留 15 位，其餘位數可能已失去；請把該欄設為文字格式，再重新填寫',
    '无法读取数字 {given}：数字单元格只保留 15 位，其余位数可能已丢失；请把该列设为文本格式，再重新填写',
  ),
  cell_code_number: words(
    'Cannot read the code {given}: a spreadsheet program has turned the code into a number; format the column as text and write the code again',
    '無法讀取編號 {given}：試算表軟件已把編號變為數字；請把該欄設為文字格式，再重新填寫編號',
    '无法读取编号 {given}：电子表格软件已把编号变为数字；请把该列设为文本格式，再重新填写编号',
  ),
  cell_is_day: words(
    'Cannot read this cell: it is the day {day}, where a code or text is expected; format the column as text and write it again',
    '無法讀取此格：為日期 {day}，此處須為編號或文字；請把該欄設為文字格式，再重新填寫',
    '无法读取此单元格：为日期 {day}，此处须为编号或文字；请把该列设为文本格式，再重新填写',
  ),
  cell_is_time: words(
    'Cannot read this cell: it is a time, where a code or text is expected; format the column as text and write it again',
    '無法讀取此格：為時間，此處須為編號或文字；請把該欄設為文字格式，再重新填寫',
    '无法读取此单元格：为时间，此处须为编号或文字；请把该列设为文本格式，再重新填写',
  ),
  cell_no_day: words(
    'Cannot read this cell: it is formatted as a day and holds {given}, which is none; write the day again',
    '無法讀取此格：為日期格式，值為 {given}，並非任何一日；請重新填寫日期',
    '无法读取此单元格：为日期格式，值为 {given}，不是任何一天；请重新填写日期',
  ),
  cell_merged: words(
    'Cannot read this cell: it is merged with others, of which one says {given}; unmerge them and fill in each',
    '無法讀取此格：已與其他儲存格合併，內容為 {given}；請取消合併，逐格填寫',
    '无法读取此单元格：已与其他单元格合并，内容为 {given}；请取消合并，逐格填写',
  ),
  row_hidden: words(
    'Cannot take a row that the sheet does not show: clear the filter, or show the row, and send the file again',
    '無法接受工作表上看不見的一行：請清除篩選或顯示該行，再提交檔案',
    '无法接受工作表上看不见的一行：请清除筛选或显示该行，再提交文件',
  ),
} as const satisfies Readonly<Record<string, Words>>
