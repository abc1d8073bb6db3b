import { type Words, words } from '../words.ts'

/** Why something cannot be looked up, listed, reported or drawn. */
export const readingPhrases = {
  record_not_found: words(
    'Cannot find this record: check the code with the label',
    '找不到此紀錄：請核對標籤上的編號',
    '找不到此记录：请核对标签上的编号',
  ),
  batch_not_held: words(
    'Cannot find batch "{batch}": expected the code of a batch you hold',
    '找不到批次「{batch}」：請填寫貴機構所持批次的編號',
    '找不到批次“{batch}”：请填写贵机构所持批次的编号',
  ),
  stream_not_known: words(
    'Cannot find stream "{stream}": expected one of {streams}',
    '找不到物料類別「{stream}」：須為下列之一：{streams}',
    '找不到物料类别“{stream}”：须为下列之一：{streams}',
  ),
  proposal_not_known: words(
    'Cannot find proposal "{proposal}" of stream "{stream}": expected one of {proposals}',
    '「{stream}」沒有「{proposal}」這種建議：須為下列之一：{proposals}',
    '“{stream}”没有“{proposal}”这种建议：须为下列之一：{proposals}',
  ),
  proposal_none: words(
    'Cannot find proposal "{proposal}" of stream "{stream}": it has none',
    '「{stream}」沒有任何建議可用：找不到「{proposal}」',
    '“{stream}”没有任何建议可用：找不到“{proposal}”',
  ),
  work_elsewhere: words(
    'Cannot list work at "{facility}": this station is for "{bound}" only',
    '無法列出「{facility}」的工作：此工作站位於「{bound}」',
    '无法列出“{facility}”的工作：此工作站位于“{bound}”',
  ),
  facility_not_named: words(
    'Cannot tell which facility is meant: expected one of {facilities}',
    '未知所指的是哪一個設施：須為下列之一：{facilities}',
    '未知所指的是哪一个设施：须为下列之一：{facilities}',
  ),
  facility_not_known: words(
    'Cannot tell facility "{facility}": expected one of {facilities}',
    '找不到設施「{facility}」：須為下列之一：{facilities}',
    '找不到设施“{facility}”：须为下列之一：{facilities}',
  ),
  facility_none_yet: words(
    'Cannot list work: your organisation has no facility yet',
    '無法列出工作：貴機構尚未有設施',
    '无法列出工作：贵机构尚未有设施',
  ),
  qr_too_small: words(
    'Cannot draw the QR on {pixels} pixels: expected a size of {least} or more, better {good}',
    '無法以 {pixels} 像素繪製二維碼：須為 {least} 或以上，最好為 {good}',
    '无法以 {pixels} 像素绘制二维码：须为 {least} 或以上，最好为 {good}',
  ),
  period_not_over: words(
    'Cannot close a period that is not over: expected one that ends on {day} at the latest',
    '期間尚未結束，無法關閉：「至」的日期最遲為 {day}',
    '期间尚未结束，无法关闭：“至”的日期最晚为 {day}',
  ),
  closing_unknown: words(
    'Cannot find this closed period: expected one of yours',
    '找不到此已關閉期間：請由「已關閉期間」清單選擇',
    '找不到此已关闭期间：请从“已关闭期间”列表选择',
  ),
  report_not_sealed: words(
    'It is no sealed flow report in the form in which it was given out: keep the file byte for byte',
    '這不是原樣的已鎖定物料流向報告：請保留檔案的每個位元組',
    '这不是原样的已锁定物料流向报告：请保留文件的每个字节',
  ),
  report_figures_wrong: words(
    'Its figures do not explain one another: {count} of its lines {count|does|do} not add up',
    '數字不吻合：有 {count} 行加總不符',
    '数字不吻合：有 {count} 行加总不符',
  ),
  report_proof_of_another: words(
    'The proof is of another file: take it from /log/entries/DIGEST/proof',
    '證明屬於另一份檔案：請由 /log/entries/DIGEST/proof 取得',
    '证明属于另一份文件：请从 /log/entries/DIGEST/proof 获取',
  ),
  report_as_of_ahead: words(
    'Cannot report as of a moment that is yet to come: expected one up to {now}',
    '不能按未來的時間匯報：請選擇不遲於 {now} 的時間',
    '无法按未来的时间报告：请选择不晚于 {now} 的时间',
  ),
  report_too_large: words(
    'Cannot report more than {most} sums at once: expected a shorter period or fewer groups',
    '一次最多只可匯報 {most} 項合計：請縮短期間或減少分組',
    '一次最多只可报告 {most} 项合计：请缩短期间或减少分组',
  ),
  report_too_long: words(
    'Cannot write more than {most} rows as {form}: expected a shorter period or more filters, or CSV, which has no limit',
    '{form} 最多只可寫入 {most} 行：請縮短期間或增加篩選條件，或使用不設上限的 CSV',
    '{form} 最多只可写入 {most} 行：请缩短期间或增加筛选条件，或使用不设上限的 CSV',
  ),
  reconciliation_too_large: words(
    'Cannot reconcile more than {most} sums at once: expected fewer materials',
    '一次最多只可核對 {most} 項合計：請減少物料種類',
    '一次最多只可核对 {most} 项合计：请减少物料种类',
  ),
} as const satisfies Readonly<Record<string, Words>>
