import { type Words, words } from '../words.ts'

/** What is wrong with what a scan names: its time, place, batches, outputs, losses. */
export const scanPhrases = {
  time_outside: words(
    'The time {time} lies in the future or too far in the past: expected from {least} to now ({now})',
    '時間 {time} 在將來或過於久遠：須在 {least} 至現在（{now}）之間',
    '时间 {time} 在将来或过于久远：须在 {least} 至现在（{now}）之间',
  ),
  time_before_made: words(
    'The time {time} lies before “{batch}” came in ({made}): correct the time',
    '時間 {time} 早於批次「{batch}」的開始（{made}）：請更正時間',
    '时间 {time} 早于批次“{batch}”的开始（{made}）：请更正时间',
  ),
  time_before_last: words(
    'The time {time} lies before what was recorded last of “{batch}” ({since}): correct the time',
    '時間 {time} 早於批次「{batch}」的上一項紀錄（{since}）：請更正時間',
    '时间 {time} 早于批次“{batch}”的上一项记录（{since}）：请更正时间',
  ),
  time_out_of_order: words(
    'Recorded late: {time} lies before what was recorded of “{batch}” by then ({since})',
    '補錄：時間 {time} 早於批次「{batch}」已有的紀錄（{since}）',
    '补录：时间 {time} 早于批次“{batch}”已有的记录（{since}）',
  ),
  step_before_step: words(
    'The time {time} lies before an earlier step of this hand-over ({since}): correct the time',
    '時間 {time} 早於此移交的前一步（{since}）：請更正時間',
    '时间 {time} 早于此移交的前一步（{since}）：请更正时间',
  ),
  date_impossible: words(
    '“{field}”: {found} cannot be right: expected a day from {least} to {most}',
    '「{field}」：{found} 不合理，須在 {least} 至 {most} 之間',
    '“{field}”：{found} 不合理，须在 {least} 至 {most} 之间',
  ),
  date_after_event: words(
    '“{field}”: {found} lies after the time of this entry ({time})',
    '「{field}」：{found} 遲於此項紀錄的時間（{time}）',
    '“{field}”：{found} 晚于此项记录的时间（{time}）',
  ),
  date_before_batch: words(
    '“{field}”: {found} lies before the history of the batch ({time})',
    '「{field}」：{found} 早於批次的經歷（{time}）',
    '“{field}”：{found} 早于批次的经历（{time}）',
  ),
  date_before_other: words(
    '“{field}”: {found} lies before “{fields}” ({than})',
    '「{field}」：{found} 早於「{fields}」（{than}）',
    '“{field}”：{found} 早于“{fields}”（{than}）',
  ),
  date_over: words(
    '“{field}”: {found} was over on the day of this entry ({day})',
    '「{field}」：{found} 在此項紀錄當日（{day}）已過期',
    '“{field}”：{found} 在此项记录当日（{day}）已过期',
  ),
  facility_unknown: words(
    'Cannot find facility "{facility}": expected the code of one of your facilities',
    '找不到設施「{facility}」：請選擇你的設施',
    '找不到设施“{facility}”：请选择您的设施',
  ),
  batch_unknown: words(
    'Cannot find batch "{batch}": expected the code of a batch you hold',
    '此處沒有批次「{batch}」：請核對標籤上的編號',
    '此处没有批次“{batch}”：请核对标签上的编号',
  ),
  batch_of_other_stream: words(
    '“{batch}” is another kind of material ({stream}): “{stage}” cannot be recorded for it',
    '「{batch}」屬另一類物料（{stream}）：不能記錄「{stage}」',
    '“{batch}”属另一类物料（{stream}）：不能记录“{stage}”',
  ),
  batch_from_itself: words(
    '“{batch}” cannot be made from itself: choose a new code',
    '「{batch}」不能由自身產出：請另選編號',
    '“{batch}”不能由自身产出：请另选编号',
  ),
  batch_exists: words(
    'There is a batch “{batch}” already: choose a new code',
    '已有批次「{batch}」：請另選編號',
    '已有批次“{batch}”：请另选编号',
  ),
  batch_used_up: words(
    'Nothing is left of “{batch}” ({state})',
    '「{batch}」已無餘量（{state}）',
    '“{batch}”已无余量（{state}）',
  ),
  stage_not_for_kind: words(
    '“{stage}” cannot be recorded for “{batch}” ({kind}), only for: {kinds}',
    '「{stage}」不適用於「{batch}」（{kind}），只適用於：{kinds}',
    '“{stage}”不适用于“{batch}”（{kind}），只适用于：{kinds}',
  ),
  stage_not_open: words(
    '“{batch}” is at “{state}”: “{stage}” cannot be recorded from there. Available now: {stages}',
    '「{batch}」現處於「{state}」，不能記錄「{stage}」。現時可記錄：{stages}',
    '“{batch}”现处于“{state}”，不能记录“{stage}”。现在可记录：{stages}',
  ),
  stage_none_open: words(
    '“{batch}” is at “{state}”: “{stage}” cannot be recorded from there, and nothing else can',
    '「{batch}」現處於「{state}」，不能記錄「{stage}」，亦不能再記錄其他階段',
    '“{batch}”现处于“{state}”，不能记录“{stage}”，也不能再记录其他阶段',
  ),
  guard_not_met: words(
    '“{stage}” cannot be recorded for “{batch}” yet. {condition}',
    '「{batch}」未能記錄「{stage}」：{condition}',
    '“{batch}”未能记录“{stage}”：{condition}',
  ),
  stage_unknown: words(
    'Stream “{stream}” has no stage “{given}”: expected one of {stages}',
    '流程「{stream}」沒有階段「{given}」：應為 {stages} 之一',
    '流程“{stream}”没有阶段“{given}”：应为 {stages} 之一',
  ),
  batches_miscounted: words(
    '{given} {given|batch is|batches are} too few or too many: expected {right}',
    '批次數目 {given} 不符：應為 {right}',
    '批次数目 {given} 不符：应为 {right}',
  ),
  outputs_miscounted: words(
    '{given} new {given|batch is|batches are} too few or too many: expected {right}',
    '新批次數目 {given} 不符：應為 {right}',
    '新批次数目 {given} 不符：应为 {right}',
  ),
  count_none: words('none', '無', '无'),
  count_exactly: words('{most}', '{most} 個', '{most} 个'),
  count_range: words('{least} to {most}', '{least} 至 {most} 個', '{least} 至 {most} 个'),
  output_kind_unfit: words(
    '“{given}” is not made at this stage: choose one of {kinds}',
    '此階段不產出「{given}」：請選擇 {kinds}',
    '此阶段不产出“{given}”：请选择 {kinds}',
  ),
  mass_not_taken_here: words(
    'This stage records no mass: weigh the batch instead',
    '此階段不記錄重量：請另行稱重',
    '此阶段不记录重量：请另行称重',
  ),
  grams_missing: words(
    'Fill in the weighed mass in whole grams',
    '請填寫稱得的重量（整數克）',
    '请填写称得的重量（整数克）',
  ),
  output_unweighed: words(
    'Weigh the new batch: its mass must be above 0 g',
    '新批次須稱重：重量須大於 0 克',
    '新批次须称重：重量须大于 0 克',
  ),
  loss_reason_unknown: words(
    '“{given}” is no reason for a loss here: choose one of {reasons}',
    '「{given}」不是此處的損耗原因：請選擇 {reasons}',
    '“{given}”不是此处的损耗原因：请选择 {reasons}',
  ),
  loss_not_here: words(
    'This stage has no losses: leave them out',
    '此階段沒有損耗：請勿填寫',
    '此阶段没有损耗：请勿填写',
  ),
  additions_not_here: words(
    'Nothing is added at this stage: leave the additions out',
    '此階段不加入物料：請勿填寫',
    '此阶段不加入物料：请勿填写',
  ),
  reverses_not_here: words(
    'An event is reversed by stage “{stage}” only: leave “reverses” out',
    '只有「{stage}」可撤回事件：請勿填寫要撤回的事件',
    '只有“{stage}”可撤回事件：请勿填写要撤回的事件',
  ),
  reverses_missing: words(
    'State the id of the event to reverse (reverses)',
    '請填寫要撤回的事件編號',
    '请填写要撤回的事件编号',
  ),
  lines_of_descent: words(
    '{given} lines of descent are too many for one scan (at most {most}): split the scan',
    '一次掃描最多可有 {most} 條來源關係，現有 {given} 條：請分開掃描',
    '一次扫描最多可有 {most} 条来源关系，现有 {given} 条：请分开扫描',
  ),
  batch_unweighed: words(
    '“{batch}” has not been weighed: weigh it before “{stage}”',
    '「{batch}」尚未稱重：記錄「{stage}」前請先稱重',
    '“{batch}”尚未称重：记录“{stage}”前请先称重',
  ),
  grams_above_left: words(
    '{grams} g is more than is left of “{batch}”: {left} g',
    '{grams} 克超出「{batch}」的餘量 {left} 克',
    '{grams} 克超出“{batch}”的余量 {left} 克',
  ),
  content_above_left: words(
    '{milligrams} mg of {name} is more than is left in “{batch}”: {left} mg',
    '{name} {milligrams} 毫克超出「{batch}」的餘量 {left} 毫克',
    '{name} {milligrams} 毫克超出“{batch}”的余量 {left} 毫克',
  ),
  records_of_one_batch: words(
    'Take over one batch in a scan, with its own records',
    '每次掃描只可接收一個批次，並附其本身的紀錄',
    '每次扫描只能接收一个批次，并附其本身的记录',
  ),
  records_prove_nothing: words(
    'Records cannot prove “{given}”: choose one of {stages}',
    '紀錄不能證明「{given}」：請選擇 {stages}',
    '记录不能证明“{given}”：请选择 {stages}',
  ),
} as const satisfies Readonly<Record<string, Words>>
