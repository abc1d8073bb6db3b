import { type Words, words } from '../words.ts'

/** Why a question cannot be answered or a sample not be drawn so. */
export const oversightPhrases = {
  anomaly_unknown: words('Cannot find an anomaly "{id}"', '找不到異常「{id}」', '找不到异常“{id}”'),
  needs_person: words(
    'This is done in a person’s own name: sign in and do it there',
    '此項須以個人名義進行：請登入後再操作',
    '此项须以个人名义进行：请登录后再操作',
  ),
  anomaly_dismissed_before: words(
    'The question is dismissed already: open it again first',
    '此疑問已標為已解釋：如有需要，請先重新提出',
    '此疑问已标为已解释：如有需要，请先重新提出',
  ),
  anomaly_open_already: words(
    'The question is open: only a dismissed one is opened again',
    '此疑問待處理：只有已解釋的才可重新提出',
    '此疑问待处理：只有已解释的才可重新提出',
  ),
  sample_unknown: words(
    'Cannot find an audit sample "{id}"',
    '找不到抽查樣本「{id}」',
    '找不到抽查样本“{id}”',
  ),
  closing_id_reused: words(
    'Cannot close a period as "{id}": another closing has this id; expected a new UUID',
    '未能以「{id}」關閉期間：此編號已用於另一個已關閉期間；請使用新的 UUID',
    '无法以“{id}”关闭期间：此编号已用于另一个已关闭期间；请使用新的 UUID',
  ),
  sample_id_reused: words(
    'Cannot draw a sample as "{id}": another one has this id; expected a new UUID',
    '未能以「{id}」抽取樣本：此編號已用於另一個樣本；請使用新的 UUID',
    '无法以“{id}”抽取样本：此编号已用于另一个样本；请使用新的 UUID',
  ),
  sample_period_open: words(
    'The period is not over yet: a sample is drawn of days before {day}',
    '期間尚未完結：只可抽取 {day} 之前的日子',
    '期间尚未结束：只能抽取 {day} 之前的日子',
  ),
  sample_frame_empty: words(
    'Nothing was recorded in this period: choose another one',
    '此期間沒有紀錄：請選擇另一期間',
    '此期间没有记录：请选择另一期间',
  ),
  sample_frame_large: words(
    'There are more than {most} events in this period: choose a shorter one or a facility',
    '此期間有超過 {most} 個事件：請選擇較短的期間或一個設施',
    '此期间有超过 {most} 个事件：请选择较短的期间或一个设施',
  ),
  sample_place_unknown: words(
    'The sample has no event {place}: it has {most}',
    '樣本沒有第 {place} 個事件：共有 {most} 個',
    '样本没有第 {place} 个事件：共有 {most} 个',
  ),
} as const satisfies Readonly<Record<string, Words>>
