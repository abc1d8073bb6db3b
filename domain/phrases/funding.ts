import { type Words, words } from '../words.ts'
import { coursePhrases } from './courses.ts'
import { evidenceFilePhrases } from './evidence-file.ts'

/** What is said of funded projects, of their lines of spend and of courses. */
export const fundingPhrases = {
  project_not_there: words(
    'No funded project "{project}" here',
    '找不到資助項目「{project}」',
    '找不到资助项目“{project}”',
  ),
  project_code_taken: words(
    'Project "{project}" is there already: choose another code',
    '項目「{project}」已存在：請選用另一編號',
    '项目“{project}”已存在：请选用另一编号',
  ),
  project_ends_first: words(
    'The project ends on {ends}, before it begins on {starts}',
    '項目的結束日期 {ends} 早於開始日期 {starts}',
    '项目的结束日期 {ends} 早于开始日期 {starts}',
  ),
  project_outside_scheme: words(
    'A project under "{scheme}" begins from {from} to {until}: {starts} is outside of it',
    '「{scheme}」的項目須於 {from} 至 {until} 開始：{starts} 不在此期間',
    '“{scheme}”的项目须在 {from} 至 {until} 开始：{starts} 不在此期间',
  ),
  project_before_scheme: words(
    'A project under "{scheme}" begins on {from} or later: {starts} is before it',
    '「{scheme}」的項目須於 {from} 或之後開始：{starts} 早於該日',
    '“{scheme}”的项目须在 {from} 或之后开始：{starts} 早于该日',
  ),
  project_over_years: words(
    'The cap of "{scheme}" is of one financial year: end the project by {until}, and begin another one',
    '「{scheme}」的上限按財政年度計算：項目須於 {until} 或之前結束，之後另設項目',
    '“{scheme}”的上限按财政年度计算：项目须在 {until} 或之前结束，之后另设项目',
  ),
  project_of_year_taken: words(
    'Project "{project}" is of the same financial year, whose cap it has: put the spend there',
    '項目「{project}」屬於同一財政年度，上限已由它使用：請將開支記入該項目',
    '项目“{project}”属于同一财政年度，上限已由它使用：请将开支记入该项目',
  ),
  milestone_outside_project: words(
    'Milestone "{milestone}" is planned for {day}, outside of the project from {starts} to {ends}',
    '里程碑「{milestone}」的計劃日期 {day} 不在項目期間（{starts} 至 {ends}）內',
    '里程碑“{milestone}”的计划日期 {day} 不在项目期间（{starts} 至 {ends}）内',
  ),
  project_milestones_full: words(
    'A project has at most {most} milestones',
    '每個項目最多 {most} 個里程碑',
    '每个项目最多 {most} 个里程碑',
  ),
  milestone_not_there: words(
    'Project "{project}" has no milestone {milestone}',
    '項目「{project}」沒有里程碑 {milestone}',
    '项目“{project}”没有里程碑 {milestone}',
  ),
  milestone_reached_before: words(
    'Milestone "{milestone}" was reached on {day}, which stays',
    '里程碑「{milestone}」已於 {day} 達到，不可更改',
    '里程碑“{milestone}”已于 {day} 达到，不可更改',
  ),
  milestone_ahead: words(
    'A milestone is reached on {today} at the latest: {day} is to come',
    '達到里程碑的日期不可遲於 {today}：{day} 尚未到',
    '达到里程碑的日期不能晚于 {today}：{day} 尚未到',
  ),
  milestone_before_project: words(
    'A milestone is reached on {starts} at the earliest, when the project begins: {day} is before it',
    '達到里程碑的日期不可早於項目開始日期 {starts}：{day} 早於該日',
    '达到里程碑的日期不能早于项目开始日期 {starts}：{day} 早于该日',
  ),
  spend_ahead: words(
    'Spend is recorded once it was made: {day} is after {today}',
    '開支須在發生後記錄：{day} 在 {today} 之後',
    '开支须在发生后记录：{day} 在 {today} 之后',
  ),
  spend_outside_project: words(
    'Spend of {day} is outside of the project from {starts} to {ends}',
    '{day} 的開支不在項目期間（{starts} 至 {ends}）內',
    '{day} 的开支不在项目期间（{starts} 至 {ends}）内',
  ),
  spend_tied_to_nothing: words(
    'Tie the line to what came of it: events, an asset or a course',
    '請將開支項目連繫至所得的成果：事件、資產或課程',
    '请将开支项目关联到所得的成果：事件、资产或课程',
  ),
  spend_twice: words(
    'Invoice "{invoice}" of "{payee}" over this amount is line {line} of project "{project}": a cost is claimed once',
    '「{payee}」的發票「{invoice}」（同一金額）已是項目「{project}」的第 {line} 項：同一費用只可申領一次',
    '“{payee}”的发票“{invoice}”（同一金额）已是项目“{project}”的第 {line} 项：同一费用只能申领一次',
  ),
  asset_elsewhere: words(
    'Asset "{serial}" stands in project "{project}": an asset is funded once',
    '資產「{serial}」已列入項目「{project}」：同一資產只可獲資助一次',
    '资产“{serial}”已列入项目“{project}”：同一资产只能获资助一次',
  ),
  spend_event_unknown: words(
    'No event "{event}" of your organisation',
    '機構沒有事件「{event}」',
    '机构没有事件“{event}”',
  ),
  spend_course_unknown: words(
    'No course "{course}" of your organisation',
    '機構沒有課程「{course}」',
    '机构没有课程“{course}”',
  ),
  project_full: words(
    'A project keeps at most {most} lines of spend',
    '每個項目最多 {most} 項開支',
    '每个项目最多 {most} 项开支',
  ),
  project_events_full: words(
    'A project is tied to at most {most} events',
    '每個項目最多連繫 {most} 個事件',
    '每个项目最多关联 {most} 个事件',
  ),
  spend_not_there: words(
    'Project "{project}" has no such line of spend',
    '項目「{project}」沒有此開支項目',
    '项目“{project}”没有此开支项目',
  ),
  spend_frozen: words(
    'Line {line} is in grant claim {claim}, and stays as it is',
    '第 {line} 項已列入第 {claim} 次資助申領，不可更改',
    '第 {line} 项已列入第 {claim} 次资助申领，不可更改',
  ),
  grant_milestone_not_reached: words(
    'Milestone "{milestone}" is not reached yet: say first when, and what shows it',
    '里程碑「{milestone}」尚未達到：請先說明達到日期及證明',
    '里程碑“{milestone}”尚未达到：请先说明达到日期及证明',
  ),
  grant_claimed_before: words(
    'Grant claim {claim} was made at milestone "{milestone}"',
    '里程碑「{milestone}」已有第 {claim} 次資助申領',
    '里程碑“{milestone}”已有第 {claim} 次资助申领',
  ),
  grant_claim_empty: words(
    'No line of spend until {day} is left to claim',
    '{day} 或之前沒有尚未申領的開支項目',
    '{day} 或之前没有尚未申领的开支项目',
  ),
  ...coursePhrases,
  ...evidenceFilePhrases,
  right_cents: words(
    'an amount from {least} to {most}, to the cent',
    '{least} 至 {most} 的金額，精確至仙',
    '{least} 至 {most} 的金额，精确到仙',
  ),
  right_milestones: words(
    'one to {most} milestones',
    '一至 {most} 個里程碑',
    '一至 {most} 个里程碑',
  ),
  right_people: words('one to {most} people', '一至 {most} 名人員', '一至 {most} 名人员'),
  right_events: words('at most {most} events', '最多 {most} 個事件', '最多 {most} 个事件'),
} as const satisfies Readonly<Record<string, Words>>
