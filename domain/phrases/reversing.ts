import { type Words, words } from '../words.ts'

/** Why an event is not reversed, or a hand-over that both parties signed not corrected. */
export const reversingPhrases = {
  event_unknown: words(
    'Cannot find event "{event}": expected one of yours in stream "{stream}"',
    '找不到事件「{event}」：應為你在「{stream}」的事件',
    '找不到事件“{event}”：应为您在“{stream}”的事件',
  ),
  reversed_before_event: words(
    'The time {time} lies before the entry that is reversed ({since}, event “{event}”): correct the time',
    '時間 {time} 早於要撤回的紀錄（{since}，事件「{event}」）：請更正時間',
    '时间 {time} 早于要撤回的记录（{since}，事件“{event}”）：请更正时间',
  ),
  reversal_stands: words(
    'A reversal cannot be reversed (“{event}”): record what is right instead',
    '撤回不可再撤回（「{event}」）：請記錄正確內容',
    '撤回不可再撤回（“{event}”）：请记录正确内容',
  ),
  signed_by_both: words(
    'Both parties signed this (“{event}”): correct the hand-over instead',
    '雙方已簽署（「{event}」）：請改為更正移交',
    '双方已签署（“{event}”）：请改为更正移交',
  ),
  later_stands: words(
    'Something later was recorded for “{batch}” (“{stage}”, event “{event}”): reverse that first',
    '「{batch}」其後另有紀錄（「{stage}」，事件「{event}」）：請先撤回該紀錄',
    '“{batch}”其后另有记录（“{stage}”，事件“{event}”）：请先撤回该记录',
  ),
  later_held: words(
    '“{batch}” was set apart since (“{stage}”, event “{event}”), which nobody reverses: have two persons release it, then record this anew',
    '「{batch}」其後已被隔離（「{stage}」，事件「{event}」），該紀錄不得撤回：請由兩人解除隔離，然後重新記錄此項',
    '“{batch}”其后已被隔离（“{stage}”，事件“{event}”），该记录不得撤回：请由两人解除隔离，然后重新记录此项',
  ),
  later_handed_over: words(
    '“{batch}” was handed over since (event “{event}”): correct the hand-over instead, with the other party’s consent',
    '「{batch}」其後已移交（事件「{event}」）：請經對方同意更正移交',
    '“{batch}”其后已移交（事件“{event}”）：请经对方同意更正移交',
  ),
  claimed_from_event: words(
    '{grams} g are claimed from this event (credit “{credit}”): it cannot be reversed',
    '已有 {grams} 克據此作出聲稱（額度「{credit}」），不可撤回',
    '已有 {grams} 克据此作出声明（额度“{credit}”），不可撤回',
  ),
  corrected_above_left: words(
    '{grams} g cannot be taken off “{batch}”, of which {left} g are left: reverse first what happened to the rest',
    '未能從「{batch}」扣減 {grams} 克，現只餘 {left} 克：請先撤回其餘部分的紀錄',
    '无法从“{batch}”扣减 {grams} 克，现只余 {left} 克：请先撤回其余部分的记录',
  ),
  claimed_from_mass: words(
    'The mass cannot be lowered: {grams} g are already claimed from credit “{credit}”',
    '重量不可調低：額度「{credit}」已有 {grams} 克用作聲稱',
    '重量不可调低：额度“{credit}”已有 {grams} 克用作声明',
  ),
} as const satisfies Readonly<Record<string, Words>>
