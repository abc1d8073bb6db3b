import { words } from '../../../../domain/words.ts'

/** Phrases of corrections of a hand-over. */
export const correctionPhrases = {
  title: words('Propose a correction', '提出更正', '提出更正'),
  heading: words('Corrections', '更正', '更正'),
  why: words(
    'The other side must consent; until then nothing changes. Fill in only the lines that are wrong.',
    '須經對方同意，之前任何紀錄均不會更改。只填寫有誤的項目。',
    '须经对方同意，此前任何记录都不会更改。只填写有误的项目。',
  ),
  proposedBy: words('Proposed by {name}', '由 {name} 提出', '由 {name} 提出'),
  answerBy: words('Answer by {time}', '答覆期限：{time}', '答复期限：{time}'),
  sent: words(
    'Sent: {before} becomes {after}',
    '發出：{before} 改為 {after}',
    '发出：{before} 改为 {after}',
  ),
  accepted: words(
    'Accepted: {before} becomes {after}',
    '驗收：{before} 改為 {after}',
    '验收：{before} 改为 {after}',
  ),
  note: words('Reason for the correction', '情況說明', '情况说明'),
  declineNote: words('Reason for declining', '拒絕理由（拒絕時填寫）', '拒绝理由（拒绝时填写）'),
  reason: words('What is wrong', '何處有誤', '何处有误'),
  reallySent: words('Actually sent', '實際發出', '实际发出'),
  reallyAccepted: words('Actually accepted', '實際驗收', '实际验收'),
  asItIs: words('Leave empty to keep as it is', '留空即維持不變', '留空即维持不变'),
  now: words(
    '{sent} sent, {accepted} accepted',
    '發出 {sent}，驗收 {accepted}',
    '发出 {sent}，验收 {accepted}',
  ),
  days: words('Days to answer', '答覆日數', '答复天数'),
  propose: words('Sign and propose', '簽署並提出', '签署并提出'),
  done: words('Signed', '已簽署', '已签署'),
} as const
