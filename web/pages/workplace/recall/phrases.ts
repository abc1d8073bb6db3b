import { words } from '../../../../domain/words.ts'

/** Phrases of the pages about recalls. */
export const recallPhrases = {
  title: words('Recalls', '召回', '召回'),
  none: words(
    'No recall concerns your batches.',
    '沒有召回涉及你的批次。',
    '没有召回涉及您的批次。',
  ),
  named: words('Recall: {notice}', '召回：{notice}', '召回：{notice}'),
  back: words('All recalls', '所有召回', '所有召回'),
  own: words('Opened by you', '由你發起', '由您发起'),
  by: words('Opened by {name}', '由 {name} 發起', '由 {name} 发起'),
  byUpstream: words('Opened by a supplier upstream', '由上游供應方發起', '由上游供应方发起'),
  open: words('Open', '進行中', '进行中'),
  ended: words('Ended', '已結束', '已结束'),
  objected: words('Objected', '已提出異議', '已提出异议'),
  since: words('Since {time}', '自 {time} 起', '自 {time} 起'),
  endedOn: words('Ended on {time}', '於 {time} 結束', '于 {time} 结束'),
  endNote: words('Why it ended', '結束原因', '结束原因'),
  reason: words('Reason given', '召回原因', '召回原因'),
  affected: words('Your affected batches', '你受影響的批次', '您受影响的批次'),
  affectedNone: words('None of your batches.', '沒有你的批次。', '没有您的批次。'),
  more: words(
    'There are more; the first {n} are shown.',
    '另有更多批次；現顯示首 {n} 個。',
    '另有更多批次；现显示前 {n} 个。',
  ),
  objections: words('Objections', '異議', '异议'),
  objectionsNone: words('Nobody has objected.', '未有異議。', '暂无异议。'),
  byHolder: words('Objection by {name}', '{name} 提出的異議', '{name} 提出的异议'),
  byYou: words('Your objection', '你提出的異議', '您提出的异议'),
  byOther: words(
    'Objection by a holder downstream',
    '下游持有方提出的異議',
    '下游持有方提出的异议',
  ),
  byAuthority: words(
    'Notice taken off the pages by {name}',
    '{name} 已移除頁面上的召回通知',
    '{name} 已移除页面上的召回通知',
  ),
  object: words('Object to this recall', '對此召回提出異議', '对此召回提出异议'),
  explain: words(
    'The notice stays on your pages and says that you object. Whoever opened the recall and authorities read your reason. An objection cannot be changed or withdrawn.',
    '召回通知會保留在你的頁面上，並註明你已提出異議。發起召回的一方及主管當局可閱讀你的理由。異議提出後不能更改或撤回。',
    '召回通知会保留在您的页面上，并注明您已提出异议。发起召回的一方及主管部门可阅读您的理由。异议提出后不能更改或撤回。',
  ),
  note: words('Why you object', '提出異議的理由', '提出异议的理由'),
  send: words('Object', '提出異議', '提出异议'),
  supervisor: words(
    'A supervisor of your organisation can object.',
    '貴機構的主管可提出異議。',
    '贵机构的主管可提出异议。',
  ),
  done: words(
    'Your objection is on record, and whoever opened the recall is told.',
    '異議已記錄，並已通知發起召回的一方。',
    '异议已记录，并已通知发起召回的一方。',
  ),
} as const
