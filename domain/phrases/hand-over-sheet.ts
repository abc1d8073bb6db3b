import { type Words, words } from '../words.ts'

/** Why a row or a whole sheet of decisions on hand-overs is refused. */
export const handOverSheetPhrases = {
  sheet_rows_too_many: words(
    'Cannot read more than {most} rows: send the sheet in parts, each hand-over whole',
    '最多可讀取 {most} 行：請分開傳送，同一移交的各行須在同一份內',
    '最多可读取 {most} 行：请分开发送，同一移交的各行须在同一份内',
  ),
  sheet_column_missing: words(
    'Cannot find column “{column}”: keep the columns as they came',
    '找不到欄「{column}」：請保留原有各欄',
    '找不到列“{column}”：请保留原有各列',
  ),
  sheet_column_not_there: words(
    'Cannot find column “{column}” on “{sheet}”, the first sheet that can be seen and the only one that is read: keep the columns as they came',
    '在「{sheet}」上找不到欄「{column}」，只讀取這張首個可見的工作表：請保留原有各欄',
    '在“{sheet}”上找不到列“{column}”，只读取这张首个可见的工作表：请保留原有各列',
  ),
  sheet_column_twice: words(
    'Cannot tell which “{column}” is meant: keep each column once',
    '欄「{column}」重複：每欄只可出現一次',
    '列“{column}”重复：每列只能出现一次',
  ),
  sheet_form_unfit: words(
    'Cannot take NDJSON here: send the sheet as CSV or XLSX, or JSON to POST /hand-overs/steps',
    '此處不接受 NDJSON：請傳送 CSV 或 XLSX，或以 POST /hand-overs/steps 傳送 JSON',
    '此处不接受 NDJSON：请发送 CSV 或 XLSX，或以 POST /hand-overs/steps 发送 JSON',
  ),
  sheet_grams_unreadable: words(
    'Cannot read {given} as grams: write whole grams, digits only',
    '無法將 {given} 讀作克數：請填整數克，只用數字',
    '无法将 {given} 读作克数：请填整数克，只用数字',
  ),
  sheet_reason_unreadable: words(
    'Cannot read {given} as a reason: write one of {allowed}',
    '無法將 {given} 讀作拒收原因：請填以下其中一項：{allowed}',
    '无法将 {given} 读作拒收原因：请填以下其中一项：{allowed}',
  ),
  sheet_grams_missing: words(
    'Fill in “accepted_grams”: 0 when all of it is refused',
    '請填寫驗收重量：全數拒收時填 0',
    '请填写验收重量：全部拒收时填 0',
  ),
  sheet_line_unknown: words(
    'Cannot tell which line this is: leave “hand_over” and “line” as they came',
    '未能辨別此行屬哪一項：請勿更改「移交」及「項」兩欄',
    '无法识别此行属哪一项：请勿更改“移交”和“项”两列',
  ),
  sheet_line_left: words(
    'This line is not filled in: decide every line of a hand-over, or none',
    '此行未填寫：同一移交須全部驗收，或全部留空',
    '此行未填写：同一移交须全部验收，或全部留空',
  ),
  sheet_line_kept_back: words(
    'Cannot decide this line alone: another of its hand-over was refused; nothing was kept',
    '此行不能單獨驗收：同一移交的另一行不獲接納，全部未有保留',
    '此行不能单独验收：同一移交的另一行未被接纳，全部没有保留',
  ),
} as const satisfies Readonly<Record<string, Words>>
