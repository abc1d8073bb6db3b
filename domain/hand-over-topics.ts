import { floor, leads, type Topic } from './topic-rule.ts'
import { words } from './words.ts'

/** Topics about custody going from one organisation to another. */
export const handOverTopics = {
  'hand_over.offered': {
    label: words('Hand-over offered', '移交已提出', '移交已提出'),
    sentence: words(
      'Hand-over {subject} was offered to you',
      '有機構向你提出移交 {subject}',
      '有机构向您提出移交 {subject}',
    ),
    concerns: floor,
    mailed: true,
    hooked: true,
  },
  'hand_over.dispatched': {
    label: words('Hand-over dispatched', '移交貨物已起運', '移交货物已发运'),
    sentence: words(
      'Hand-over {subject} is on its way',
      '移交 {subject} 的貨物已起運',
      '移交 {subject} 的货物已发运',
    ),
    concerns: floor,
    mailed: false,
    hooked: true,
  },
  'hand_over.stored': {
    label: words('Hand-over in temporary storage', '移交貨物暫存', '移交货物暂存'),
    sentence: words(
      'Hand-over {subject} is in temporary storage',
      '移交 {subject} 的貨物正在暫存',
      '移交 {subject} 的货物正在暂存',
    ),
    concerns: floor,
    mailed: false,
    hooked: true,
  },
  'hand_over.received': {
    label: words('Hand-over received', '移交貨物已送達', '移交货物已送达'),
    sentence: words(
      'Hand-over {subject} has arrived',
      '移交 {subject} 的貨物已送達',
      '移交 {subject} 的货物已送达',
    ),
    concerns: floor,
    mailed: false,
    hooked: true,
  },
  'hand_over.accepted': {
    label: words('Hand-over accepted', '移交已驗收', '移交已验收'),
    sentence: words(
      'Hand-over {subject} was accepted',
      '移交 {subject} 已獲驗收',
      '移交 {subject} 已验收',
    ),
    concerns: floor,
    mailed: false,
    hooked: true,
  },
  'hand_over.part_accepted': {
    label: words('Hand-over accepted in part', '移交部分驗收', '移交部分验收'),
    sentence: words(
      'Hand-over {subject} was accepted in part',
      '移交 {subject} 已部分驗收',
      '移交 {subject} 已部分验收',
    ),
    concerns: floor,
    mailed: true,
    hooked: true,
  },
  'hand_over.refused': {
    label: words('Hand-over refused', '移交被拒收', '移交被拒收'),
    sentence: words(
      'Hand-over {subject} was refused',
      '移交 {subject} 被拒收',
      '移交 {subject} 被拒收',
    ),
    concerns: floor,
    mailed: true,
    hooked: true,
  },
  'hand_over.returned': {
    label: words('Hand-over returned', '移交拒收貨物已退回', '移交拒收货物已退回'),
    sentence: words(
      'What was refused of hand-over {subject} is back',
      '移交 {subject} 中被拒收的貨物已退回',
      '移交 {subject} 中被拒收的货物已退回',
    ),
    concerns: floor,
    mailed: false,
    hooked: true,
  },
  'hand_over.cancelled': {
    label: words('Hand-over cancelled', '移交已取消', '移交已取消'),
    sentence: words(
      'Hand-over {subject} was cancelled',
      '移交 {subject} 已取消',
      '移交 {subject} 已取消',
    ),
    concerns: floor,
    mailed: true,
    hooked: true,
  },
  'hand_over.danger_changed': {
    label: words('Danger of offered goods changed', '擬移交貨物的危險有變', '拟移交货物的危险有变'),
    sentence: words(
      'Goods of hand-over {subject} were examined again: what you were told of their danger has changed',
      '移交 {subject} 的貨物已重新檢查，早前告知的危險情況有變',
      '移交 {subject} 的货物已重新检查，此前告知的危险情况有变',
    ),
    concerns: floor,
    mailed: true,
    hooked: true,
  },
  'hand_over.corrected': {
    label: words('Hand-over corrected', '移交已更正', '移交已更正'),
    sentence: words(
      'Hand-over {subject} was corrected',
      '移交 {subject} 已更正',
      '移交 {subject} 已更正',
    ),
    concerns: leads,
    mailed: true,
    hooked: true,
  },
  'hand_over.correction_proposed': {
    label: words('Correction waits for consent', '更正待同意', '更正待同意'),
    sentence: words(
      'A correction of hand-over {subject} waits for your consent',
      '移交 {subject} 的更正待你同意',
      '移交 {subject} 的更正待您同意',
    ),
    concerns: leads,
    mailed: true,
    hooked: true,
  },
  'hand_over.correction_ended': {
    label: words('Correction ended without consent', '更正未獲同意', '更正未获同意'),
    sentence: words(
      'A correction of hand-over {subject} was declined or withdrawn',
      '移交 {subject} 的更正已被拒絕或撤回',
      '移交 {subject} 的更正已被拒绝或撤回',
    ),
    concerns: leads,
    mailed: true,
    hooked: true,
  },
} as const satisfies Readonly<Record<string, Topic>>
