import { type Words, words } from '../words.ts'

/** What does not hold of the evidence file of a funded project. */
export const evidenceFilePhrases = {
  evidence_file_missing: words(
    'File "{file}" is missing',
    '缺少檔案「{file}」',
    '缺少文件“{file}”',
  ),
  evidence_file_unread: words(
    'File "{file}" cannot be read',
    '無法讀取檔案「{file}」',
    '无法读取文件“{file}”',
  ),
  evidence_file_strange: words(
    'File "{file}" is not named in the manifest',
    '清單沒有列出檔案「{file}」',
    '清单没有列出文件“{file}”',
  ),
  evidence_file_changed: words(
    'File "{file}" is not the one whose digest the manifest names',
    '檔案「{file}」的雜湊值與清單所列的不同',
    '文件“{file}”的哈希值与清单所列的不同',
  ),
  evidence_event_missing: words(
    'Event "{event}" is not there under the digest that the statement names',
    '找不到與結算表所列雜湊值相符的事件「{event}」',
    '找不到与结算表所列哈希值相符的事件“{event}”',
  ),
  evidence_event_unlogged: words(
    'No receipt shows that the log holds event "{event}"',
    '沒有證明顯示日誌載有事件「{event}」',
    '没有证明显示日志载有事件“{event}”',
  ),
  evidence_comes_to: words(
    'Project "{project}", {scheme}: {spend} spent, a grant of {grant}, of which {claimed} is claimed',
    '項目「{project}」，{scheme}：開支 {spend}，資助額 {grant}，當中已申領 {claimed}',
    '项目“{project}”，{scheme}：开支 {spend}，资助额 {grant}，其中已申领 {claimed}',
  ),
  evidence_scheme_differs: words(
    'Share and cap are not those of the scheme',
    '配對比例及上限與計劃的不同',
    '配对比例和上限与计划的不同',
  ),
  evidence_totals_differ: words(
    'Spend and grant are not what the lines come to',
    '開支及資助額與各開支項目計得的不同',
    '开支和资助额与各开支项目计得的不同',
  ),
  evidence_line_twice: words('A cost stands twice', '同一費用重複列出', '同一费用重复列出'),
  evidence_line_outside: words(
    'A line of spend is outside of the days of the project',
    '有開支項目不在項目期間內',
    '有开支项目不在项目期间内',
  ),
  evidence_claim_differs: words(
    'A grant claim is not what its lines come to',
    '有資助申領與所含開支項目計得的不同',
    '有资助申领与所含开支项目计得的不同',
  ),
  evidence_ratio_broken: words(
    'After a grant claim the company had not paid its part',
    '有資助申領後，公司未付足應付的部分',
    '有资助申领后，公司未付足应付的部分',
  ),
} as const satisfies Readonly<Record<string, Words>>
