import { type Words, words } from '../words.ts'

/** What a check of an export finds of its reports, its list of codes, and its credits, claims and certificates. */
export const recomputeReportPhrases = {
  recompute_code_other: words(
    'At “{pointer}” these codes stand for {expected}: the file has {found}',
    '「{pointer}」的代碼應為 {expected}，檔案為 {found}',
    '“{pointer}”的代码应为 {expected}，文件为 {found}',
  ),
  recompute_paper_twice: words('“{paper}” stands twice', '「{paper}」重複', '“{paper}”重复'),
  recompute_paper_missing: words(
    '“{paper}” rests on “{named}”, which the export does not have, or not of that kind',
    '「{paper}」以「{named}」為據，但匯出檔沒有此項，或種類不符',
    '“{paper}”以“{named}”为据，但导出文件没有此项，或种类不符',
  ),
  recompute_paper_other: words(
    '“{paper}”, {figure}: {expected} follows, the file says {found}',
    '「{paper}」的 {figure}：應為 {expected}，檔案為 {found}',
    '“{paper}”的 {figure}：应为 {expected}，文件为 {found}',
  ),
  recompute_paper_above: words(
    '“{paper}”, {figure}: {most} g were there, {found} g are counted',
    '「{paper}」的 {figure}：僅有 {most} 克，卻計入 {found} 克',
    '“{paper}”的 {figure}：仅有 {most} 克，却计入 {found} 克',
  ),
  recompute_credit_twice: words(
    '“{paper}” is a further credit of event {event} for the same class',
    '「{paper}」是事件 {event} 同一類別的另一額度',
    '“{paper}”是事件 {event} 同一类别的另一额度',
  ),
  recompute_draw_unsound: words(
    'It is no draw of a claim, of a later credit or of an end, or it draws from another organisation',
    '不屬聲稱、後續額度或終止的提取，或提取自另一機構',
    '不属于声明、后续额度或终止的提取，或提取自另一机构',
  ),
  recompute_report_missing: words(
    'Report {report} is missing',
    '欠缺報告 {report}',
    '缺少报告 {report}',
  ),
  recompute_report_twice: words(
    'Report {report} stands twice',
    '報告 {report} 重複',
    '报告 {report} 重复',
  ),
  recompute_report_strange: words(
    'Such an export has no report {report}',
    '此匯出檔不應有報告 {report}',
    '此导出文件不应有报告 {report}',
  ),
  recompute_report_period: words(
    'The report says “{name}” {found}: the export is of {expected}',
    '報告的「{name}」為 {found}，而匯出檔為 {expected}',
    '报告的“{name}”为 {found}，而导出文件为 {expected}',
  ),
  recompute_row_twice: words(
    'Report {report}: row {row} stands twice',
    '報告 {report}：{row} 行重複',
    '报告 {report}：{row} 行重复',
  ),
  recompute_figure_other: words(
    'Report {report}, row {row}, {figure}: the events come to {expected}, the report says {found}',
    '報告 {report}，{row} 行，{figure}：按事件得 {expected}，報告為 {found}',
    '报告 {report}，{row} 行，{figure}：按事件得 {expected}，报告为 {found}',
  ),
} as const satisfies Readonly<Record<string, Words>>
