import { type Words, words } from '../words.ts'

/** Why a recall is not found, opened or exported. */
export const recallPhrases = {
  recall_unknown: words(
    'There is no recall “{id}” that you opened or that affects a batch of yours',
    '找不到召回「{id}」：它並非由你發起，亦不涉及你的批次',
    '找不到召回“{id}”：它不是由您发起，也不涉及您的批次',
  ),
  recall_batch_unknown: words(
    'There is no batch “{batch}” of yours to recall: compare the code with the label',
    '你沒有可召回的批次「{batch}」：請核對標籤上的編號',
    '您没有可召回的批次“{batch}”：请核对标签上的编号',
  ),
  recall_range_shape: words(
    '“{serial}” does not end in a number: write the first and the last serial number, such as CN-000100 and CN-000199',
    '「{serial}」並非以數字結尾：請填寫首個及最後一個序號，例如 CN-000100 及 CN-000199',
    '“{serial}”不是以数字结尾：请填写第一个和最后一个序列号，例如 CN-000100 和 CN-000199',
  ),
  recall_range_apart: words(
    '“{from}” and “{to}” are no range: both have to begin alike, and their numbers to be of one width where they begin with zeros',
    '「{from}」與「{to}」不成範圍：開頭須相同，數字以零開頭時位數亦須相同',
    '“{from}”和“{to}”不成范围：开头须相同，数字以零开头时位数也须相同',
  ),
  recall_range_backwards: words(
    '“{to}” comes before “{from}”: write the smaller number first',
    '「{to}」在「{from}」之前：請先填寫較小的號碼',
    '“{to}”在“{from}”之前：请先填写较小的号码',
  ),
  recall_range_wide: words(
    'The range has {count} serial numbers, at most {most} are looked up at once: check the digits, or split it',
    '範圍內有 {count} 個序號，每次最多查找 {most} 個：請核對數字或分段查找',
    '范围内有 {count} 个序列号，每次最多查找 {most} 个：请核对数字或分段查找',
  ),
  recall_rows_too_many: words(
    'A spreadsheet holds at most {most} rows: take CSV or NDJSON, which may be of any length',
    '試算表最多 {most} 行：請改用 CSV 或 NDJSON，長度不限',
    '电子表格最多 {most} 行：请改用 CSV 或 NDJSON，长度不限',
  ),
} as const satisfies Readonly<Record<string, Words>>
