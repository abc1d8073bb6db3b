import { type Words, words } from '../words.ts'

/** Why a row of a table, or a line of a file, says no scan. */
export const rowPhrases = {
  line_not_utf_8: words(
    'Cannot read this line: it is not UTF-8',
    '無法讀取這一行：編碼不是 UTF-8',
    '无法读取这一行：编码不是 UTF-8',
  ),
  line_no_object: words(
    'Cannot read this line as a scan: expected one JSON object',
    '無法把這一行讀作掃描：須為一個 JSON 物件',
    '无法把这一行读作扫描：须为一个 JSON 对象',
  ),
  column_missing: words(
    'Cannot find column "{name}": there are {given}; expected a first line with names separated by commas, semicolons or tabs',
    '找不到欄「{name}」：現有 {given}；第一行須為以逗號、分號或定位字元分隔的欄名',
    '找不到列“{name}”：现有 {given}；第一行须为以逗号、分号或制表符分隔的列名',
  ),
  column_missing_in_sheet: words(
    'Cannot find column "{name}" on “{sheet}”, the first sheet that can be seen and the only one that is read: there are {given}; expected a first row with one name in each cell',
    '在「{sheet}」上找不到欄「{name}」，只讀取這張首個可見的工作表：現有 {given}；第一行每格須為一個欄名',
    '在“{sheet}”上找不到列“{name}”，只读取这张首个可见的工作表：现有 {given}；第一行每格须为一个列名',
  ),
  column_twice: words(
    'Cannot tell which "{name}" is meant: expected each column once',
    '「{name}」出現多於一次：每欄只可出現一次',
    '“{name}”出现多于一次：每列只可出现一次',
  ),
  column_without_name: words(
    'Cannot read {given}: its column has no name',
    '無法讀取 {given}：這一欄沒有名稱',
    '无法读取 {given}：这一列没有名称',
  ),
  column_of_both: words(
    'Cannot tell whose "{name}" is meant: expected fact:{name} or output_fact:{name}',
    '未能確定「{name}」屬於哪一方：欄名須為「紀錄：{name}」或「產出紀錄：{name}」',
    '无法确定“{name}”属于哪一方：列名须为“记录：{name}”或“产出记录：{name}”',
  ),
  cell_with_controls: words(
    'Cannot read {given}: expected text without control characters',
    '無法讀取 {given}：文字不可含有控制字元',
    '无法读取 {given}：文字不可含有控制字符',
  ),
  cell_names_nothing: words(
    'Cannot find {what} {given}: expected one of {names}',
    '找不到{what} {given}：須為 {names} 之一',
    '找不到{what} {given}：须为 {names} 之一',
  ),
  cell_stream: words('stream', '流程', '流程'),
  cell_stage: words('stage', '階段', '阶段'),
  cell_kind: words('kind', '種類', '种类'),
  cell_not_read: words(
    'Cannot read "{name}" from {given}: expected {right}',
    '無法把 {given} 讀作「{name}」：須為 {right}',
    '无法把 {given} 读作“{name}”：须为 {right}',
  ),
  cell_right_yes_no: words(
    'yes, no, true, false, 是 or 否',
    '是、否、yes 或 no',
    '是、否、yes 或 no',
  ),
  cell_right_words: words('one of {names}', '{names} 之一', '{names} 之一'),
  cell_right_whole: words(
    '{right}, written without a comma: digits only, such as 1500',
    '{right}，不可有逗號：只填數字，例如 1500',
    '{right}，不可有逗号：只填数字，例如 1500',
  ),
  cell_right_decimal: words(
    '{right}, written without a comma: a decimal point, such as 1.5',
    '{right}，不可有逗號：以小數點表示，例如 1.5',
    '{right}，不可有逗号：以小数点表示，例如 1.5',
  ),
  cell_right_one_reading: words(
    '{right}: with three digits behind one mark it may be {fraction} or {thousands}; write the one that is meant so',
    '{right}：分隔符後有三位數字，可以是 {fraction} 或 {thousands}；請照所指的一個填寫',
    '{right}：分隔符后有三位数字，可以是 {fraction} 或 {thousands}；请照所指的一个填写',
  ),
  cell_not_grams: words(
    'Cannot read {given}: expected whole grams in digits only, such as 396000, without comma, point or space',
    '無法讀取 {given}：須為整數克，只填數字，例如 396000，不可有逗號、小數點或空格',
    '无法读取 {given}：须为整数克，只填数字，例如 396000，不可有逗号、小数点或空格',
  ),
  cells_unlike: words(
    'Cannot match {given} of "{name}" with {right} of "{beside}": expected one for each, separated by semicolons',
    '「{name}」有 {given} 項，而「{beside}」有 {right} 項：須一一對應，以分號分隔',
    '“{name}”有 {given} 项，而“{beside}”有 {right} 项：须一一对应，以分号分隔',
  ),
  cell_without_output: words(
    'Cannot take "{name}" without a batch in "output": expected the code of what came out',
    '沒有產出批次，不可填寫「{name}」：請填寫產出批次的編號',
    '没有产出批次，不可填写“{name}”：请填写产出批次的编号',
  ),
  receipt_waits: words(
    'waits as approval {approval} for {missing} more to sign, until {until}',
    '正待簽署（{approval}）：尚欠 {missing} 人簽署，期限為 {until}',
    '正待签署（{approval}）：尚缺 {missing} 人签署，期限为 {until}',
  ),
} as const satisfies Readonly<Record<string, Words>>
