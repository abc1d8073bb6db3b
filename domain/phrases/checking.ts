import { type Words, words } from '../words.ts'

/** What a check of all history came across, and what a report on the terminal says below its table. */
export const checkingPhrases = {
  check_events: words('{count} {count|event|events}', '{count} 項事件', '{count} 项事件'),
  check_batches: words('{count} {count|batch|batches}', '{count} 個批次', '{count} 个批次'),
  check_postings: words('{count} {count|posting|postings}', '{count} 項記帳', '{count} 项记账'),
  check_hand_overs: words(
    '{count} {count|hand-over|hand-overs}',
    '{count} 項移交',
    '{count} 项移交',
  ),
  check_signatures: words(
    '{count} {count|signature|signatures}',
    '{count} 個簽署',
    '{count} 个签名',
  ),
  check_same: words(
    '{counted}: no difference{besides}',
    '{counted}：沒有差異{besides}',
    '{counted}：没有差异{besides}',
  ),
  check_different: words(
    '{counted}: {differences} {differences|difference|differences}{besides}',
    '{counted}：有 {differences} 項差異{besides}',
    '{counted}：有 {differences} 项差异{besides}',
  ),
  check_erased: words(
    ' (what {erased} sealed digests stand for was erased{apart})',
    '（{erased} 個已鎖定雜湊值所代表的內容已刪除{apart}）',
    '（{erased} 个已锁定哈希值所代表的内容已删除{apart}）',
  ),
  check_unexplained: words(
    ', {unexplained} of them by no erasure on record',
    '，其中 {unexplained} 個沒有刪除紀錄',
    '，其中 {unexplained} 个没有删除记录',
  ),
  check_place: words(
    'table {table}, {key}, {column}',
    '資料表 {table}，{key}，{column}',
    '数据表 {table}，{key}，{column}',
  ),
  check_first: words('First: {place}', '首項：{place}', '首项：{place}'),
  check_then: words('Then: {place}', '其後：{place}', '其后：{place}'),
  check_expected: words('  expected: {expected}', '  應為：{expected}', '  应为：{expected}'),
  check_found: words('  found:    {found}', '  實為：{found}', '  实为：{found}'),
  check_doubtful: words(
    "{doubtful} entries were accepted that today's rules refuse:",
    '有 {doubtful} 項紀錄在當時獲接受，但不符合現行規則：',
    '有 {doubtful} 项记录在当时被接受，但不符合现行规则：',
  ),
  check_doubt: words(
    '  {place}: {found}; expected {expected}',
    '  {place}：{found}；應為 {expected}',
    '  {place}：{found}；应为 {expected}',
  ),
  report_all: words('all', '總計', '总计'),
  report_period: words(
    'Grams, from {from} until before {to} ({zone})',
    '以克計，由 {from} 至 {to} 前一日（{zone}）',
    '以克计，从 {from} 到 {to} 前一天（{zone}）',
  ),
  report_unbalanced: words(
    'The numbers do not balance: run "check"',
    '數字收支不符：請執行「check」',
    '数字收支不符：请执行“check”',
  ),
} as const satisfies Readonly<Record<string, Words>>
