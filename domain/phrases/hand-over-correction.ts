import { type Words, words } from '../words.ts'

/** Why a hand-over is not corrected. */
export const handOverCorrectionPhrases = {
  correction_unknown: words(
    'There is no correction “{correction}” of this hand-over',
    '此移交沒有更正「{correction}」：請核對更正編號',
    '此移交没有更正“{correction}”：请核对更正编号',
  ),
  correction_of_your_own: words(
    'Your side proposed this correction: the other side answers it, and you may withdraw it',
    '此更正由你方提出：須由對方答覆，你方可撤回',
    '此更正由您方提出：须由对方答复，您方可撤回',
  ),
  proposer_not_standing: words(
    'Whoever proposed this correction can no longer speak for their side: ask that side to withdraw it and propose it again',
    '提出此更正的人已不能代表該方：請要求該方撤回後重新提出',
    '提出此更正的人已不能代表该方：请要求该方撤回后重新提出',
  ),
  correction_of_other_side: words(
    'The other side proposed this correction and may withdraw it: consent or decline',
    '此更正由對方提出，只有對方可撤回：請同意或拒絕',
    '此更正由对方提出，只有对方可撤回：请同意或拒绝',
  ),
  correction_ended: words(
    'This correction is at “{state}” and takes no answer any more: propose another',
    '此更正現處於「{state}」，不可再答覆：請另行提出更正',
    '此更正现处于“{state}”，不可再答复：请另行提出更正',
  ),
  correction_by_carrier: words(
    'Only sender and receiver correct a hand-over, not whoever carries or stores its goods',
    '只有移交方及接收方可更正移交，承運或暫存的機構不可更正',
    '只有移交方和接收方可更正移交，承运或暂存的机构不可更正',
  ),
  hand_over_not_correctable: words(
    'A hand-over at “{state}” cannot be corrected, only one that both sides signed for: {states}',
    '處於「{state}」的移交不可更正；雙方簽署後才可更正：{states}',
    '处于“{state}”的移交不可更正；双方签署后才可更正：{states}',
  ),
  correction_waits: words(
    'Another correction is already open: answer or withdraw it first',
    '已有更正待處理：請先答覆或撤回',
    '已有更正待处理：请先答复或撤回',
  ),
  corrected_line_refused: words(
    'All of “{batch}” was refused: there is nothing to correct',
    '「{batch}」已全數拒收：沒有可更正的內容',
    '“{batch}”已全部拒收：没有可更正的内容',
  ),
  corrected_to_same: words(
    'Nothing to correct: the record already says {sent} g sent, {accepted} g accepted',
    '目前紀錄已是發出 {sent} 克、驗收 {accepted} 克：沒有可更正的內容',
    '目前记录已是发出 {sent} 克、验收 {accepted} 克：没有可更正的内容',
  ),
  corrected_below_refused: words(
    '{refused} g of “{batch}” were refused, more than {grams} g',
    '「{batch}」已拒收 {refused} 克，多於 {grams} 克',
    '“{batch}”已拒收 {refused} 克，多于 {grams} 克',
  ),
  corrected_accepted_negative: words(
    'Less than nothing of “{batch}” would be accepted: state how much was accepted',
    '「{batch}」的驗收重量會少於零：請填寫驗收克數',
    '“{batch}”的验收重量会少于零：请填写验收克数',
  ),
  corrected_quantity_same: words(
    'Another quantity means other grams sent',
    '如更正數量，發出克數須與原來不同',
    '如更正数量，发出克数须与原来不同',
  ),
  corrected_unaccounted: words(
    '{grams} g of “{batch}” would be unaccounted for: state how much was accepted',
    '「{batch}」有 {grams} 克將不屬任何一方：請填寫驗收克數',
    '“{batch}”有 {grams} 克将不属任何一方：请填写验收克数',
  ),
  corrected_nothing_came: words(
    'Nothing of “{batch}” was sent but what was refused: accept 0 g',
    '「{batch}」除拒收部分外沒有發出：驗收克數須為 0',
    '“{batch}”除拒收部分外没有发出：验收克数须为 0',
  ),
  corrected_weighed_nothing: words(
    'Nothing was sent of “{batch}”: choose “{reason}”, as all of it stays with the sender',
    '「{batch}」沒有發出：請選擇「{reason}」，全部仍屬移交方',
    '“{batch}”没有发出：请选择“{reason}”，全部仍属移交方',
  ),
  correction_beyond_other_books: words(
    'Cannot book this correction: the books of the other side no longer bear it; they can say why',
    '對方的存貨已不容許此更正：請向對方查詢原因',
    '对方的库存已不允许此更正：请向对方查询原因',
  ),
} as const satisfies Readonly<Record<string, Words>>
