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
  recall_rows_too_many: words(
    'A spreadsheet holds at most {most} rows: take CSV or NDJSON, which may be of any length',
    '試算表最多 {most} 行：請改用 CSV 或 NDJSON，長度不限',
    '电子表格最多 {most} 行：请改用 CSV 或 NDJSON，长度不限',
  ),
} as const satisfies Readonly<Record<string, Words>>
