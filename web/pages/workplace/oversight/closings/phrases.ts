import { words } from '../../../../../domain/words.ts'

/** What the pages of closed periods say. */
export const closingPhrases = {
  title: words('Closed periods', '已關閉期間', '已关闭期间'),
  why: words(
    'The flow report of a closed period is kept word for word, and the public log keeps its digest. What is recorded later changes nothing in it and is shown as a difference.',
    '期間關閉後，物料流向報告會逐字保存，公開日誌保存其雜湊值。其後的紀錄不會更改報告，只會另行列為差額。',
    '期间关闭后，物料流向报告会逐字保存，公开日志保存其哈希值。之后的记录不会更改报告，只会另行列为差额。',
  ),
  close: words('Close a period', '關閉期間', '关闭期间'),
  closeDo: words('Close this period', '關閉此期間', '关闭此期间'),
  minute: words(
    'It must be over. What was recorded in the last minute is not yet in the report.',
    '期間須已結束。最近一分鐘內的紀錄不會列入報告。',
    '期间须已结束。最近一分钟内的记录不会列入报告。',
  ),
  none: words('No closed periods yet.', '尚未有已關閉期間。', '尚无已关闭期间。'),
  older: words('Older', '較早', '更早'),
  of: words('Of', '報告對象', '报告对象'),
  closed: words('Closed by {by} on {time}', '由 {by} 於 {time} 關閉', '由 {by} 于 {time} 关闭'),
  asOf: words('Recorded up to', '紀錄截至', '记录截至'),
  closedBy: words('Closed by', '關閉者', '关闭者'),
  digest: words('Digest (SHA-256)', '雜湊值（SHA-256）', '哈希值（SHA-256）'),
  statement: words('Download the sealed report', '下載已鎖定報告', '下载已锁定报告'),
  proof: words('Proof from the public log', '公開日誌的收錄證明', '公开日志的收录证明'),
  reproduced: words(
    'The records up to then still add up to this report.',
    '截至當時的紀錄仍得出與此報告相同的數字。',
    '截至当时的记录仍得出与此报告相同的数字。',
  ),
  unreproduced: words(
    'The records up to then no longer add up to this report: an organisation left the jurisdiction, a place has another time zone, or records were changed.',
    '截至當時的紀錄已不能得出此報告的數字：有機構離開管轄區、有地點更改時區，或紀錄曾被更改。',
    '截至当时的记录已不能得出此报告的数字：有机构离开管辖区、有地点更改时区，或记录曾被更改。',
  ),
  since: words('Recorded since', '其後的紀錄', '之后的记录'),
  unchanged: words(
    'Nothing was recorded of this period since.',
    '其後沒有關於此期間的紀錄。',
    '之后没有关于此期间的记录。',
  ),
  sinceWhy: words(
    'Change: the report as it is now minus the report as it was closed. What is reversed later counts on the day of the reversal, after the period.',
    '變動：現時的報告減關閉時的報告。其後撤回的，計入撤回當日，即期間之後。',
    '变动：现在的报告减关闭时的报告。之后撤回的，计入撤回当日，即期间之后。',
  ),
  change: words('Change', '變動', '变动'),
  takenBack: words('Reversed later', '其後撤回', '之后撤回'),
  events: words('Events', '事件', '事件'),
  before: words('before the period', '期間之前', '期间之前'),
  after: words('reverses an earlier event', '撤回較早的事件', '撤回较早的事件'),
  happened: words('Happened {time}', '發生於 {time}', '发生于 {time}'),
  recorded: words('recorded {time}', '記錄於 {time}', '记录于 {time}'),
  more: words('Only the first {n} are listed.', '只列出首 {n} 項。', '仅列出前 {n} 项。'),
  jurisdiction: words('The whole jurisdiction', '整個管轄區', '整个管辖区'),
} as const
