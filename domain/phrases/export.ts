import { type Words, words } from '../words.ts'

/** What the export of a period says, and what its recomputation says of an export that it read. */
export const exportPhrases = {
  export_written: words(
    'Wrote {events} events, {eventsInPeriod} of them of the period, to {out}',
    '已將 {events} 項事件（其中 {eventsInPeriod} 項屬該期間）寫入 {out}',
    '已将 {events} 项事件（其中 {eventsInPeriod} 项属于该期间）写入 {out}',
  ),
  export_waiting: words(
    '{waiting} of them are not in the public log yet: export again in a few seconds',
    '其中 {waiting} 項未收錄於公開日誌：請於數秒後再匯出',
    '其中 {waiting} 项尚未收录于公开日志：请在几秒后再导出',
  ),
  export_period: words(
    'Cannot read the period “{period}”: a month is written 2026-10, a year 2026',
    '未能理解期間「{period}」：月份應寫作 2026-10，年份應寫作 2026',
    '无法理解期间“{period}”：月份应写作 2026-10，年份应写作 2026',
  ),
  export_too_large: words(
    'Cannot export more than {most} bytes at once: expected a shorter period',
    '不能一次匯出超過 {most} 位元組：請選擇較短的期間',
    '无法一次导出超过 {most} 字节：请选择较短的期间',
  ),
  recompute_of: words(
    '{organisations}, from {from} until before {to} ({timeZone})',
    '{organisations}，由 {from} 至 {to} 前一日（{timeZone}）',
    '{organisations}，从 {from} 到 {to} 前一天（{timeZone}）',
  ),
  recompute_read: words(
    'Replayed {events} events of {batches} batches into {postings} ledger lines; made {reports} reports anew, {figures} figures',
    '已重演 {batches} 個批次的 {events} 項事件，得 {postings} 項記帳；重新製作 {reports} 份報告，共 {figures} 個數字',
    '已重演 {batches} 个批次的 {events} 项事件，得到 {postings} 项记账；重新制作 {reports} 份报告，共 {figures} 个数字',
  ),
  recompute_codes_of_others: words(
    'The words for its codes are of another version of Loomcell: they were not compared',
    '代碼的說明屬 Loomcell 的另一版本，未作比較',
    '代码的说明属于 Loomcell 的另一版本，未作比较',
  ),
  recompute_opening_whole: words(
    'All events are there: every figure rests on them alone',
    '包括所有事件：所有數字完全由事件得出',
    '包括所有事件：所有数字完全由事件得出',
  ),
  recompute_opening_stated: words(
    '{grams} g of the opening stock are stated and rest on no event here; export with --from-beginning for those',
    '期初存貨中有 {grams} 克屬申報，並非由此處的事件得出；如需其事件，請以 --from-beginning 匯出',
    '期初库存中有 {grams} 克属于申报，并非由此处的事件得出；如需其事件，请用 --from-beginning 导出',
  ),
  recompute_log: words(
    '{logged} events stand in the public log of {size} leaves',
    '{logged} 項事件已收錄於有 {size} 項紀錄的公開日誌',
    '{logged} 项事件已收录于有 {size} 项记录的公开日志',
  ),
  recompute_log_none: words(
    'Not checked: the export has no checkpoint of the public log',
    '未核對：匯出檔沒有公開日誌的檢查點',
    '未核对：导出文件没有公开日志的检查点',
  ),
  recompute_signed: words(
    'The log’s own key signed it',
    '已由日誌本身的密匙簽署',
    '已由日志自身的密钥签名',
  ),
  recompute_unsigned: words(
    'No key of a log that you believe signed it',
    '沒有你所信任的日誌密匙簽署',
    '没有您所信任的日志密钥签名',
  ),
  recompute_unsigned_unchecked: words(
    'Not checked: who signed the log; name whom you believe with --policy FILE',
    '未核對：日誌由誰簽署；請以 --policy FILE 指明你所信任的密匙',
    '未核对：日志由谁签名；请用 --policy FILE 指明您所信任的密钥',
  ),
  recompute_witnessed: words(
    'Witnesses whom you believe saw it',
    '你所信任的見證方見過此日誌',
    '您所信任的见证方见过此日志',
  ),
  recompute_unwitnessed: words(
    'Too few witnesses whom you believe saw it',
    '見過此日誌而你所信任的見證方不足',
    '见过此日志且您所信任的见证方不足',
  ),
  recompute_witness_unchecked: words(
    'Not checked: whether witnesses saw the log',
    '未核對：有沒有見證方見過此日誌',
    '未核对：有没有见证方见过此日志',
  ),
  recompute_same: words('No difference', '沒有差異', '没有差异'),
  recompute_different: words(
    '{differences} {differences|difference|differences}:',
    '有 {differences} 項差異：',
    '有 {differences} 项差异：',
  ),
} as const satisfies Readonly<Record<string, Words>>
