import { floor, leads, type Topic } from './topic-rule.ts'
import { words } from './words.ts'

/** Topics about custody going from one organisation to another. */
export const handOverTopics = {
  'hand_over.offered': {
    label: words('Hand-over offered', '交接已提出', '交接已提出'),
    sentence: words(
      'Hand-over {subject} was offered to you',
      '有人向你提出交接 {subject}',
      '有人向你提出交接 {subject}',
    ),
    concerns: floor,
    mailed: true,
    hooked: true,
  },
  'hand_over.dispatched': {
    label: words('Hand-over dispatched', '交接已發運', '交接已发运'),
    sentence: words(
      'Hand-over {subject} is on its way',
      '交接 {subject} 已發運',
      '交接 {subject} 已发运',
    ),
    concerns: floor,
    mailed: false,
    hooked: true,
  },
  'hand_over.stored': {
    label: words('Hand-over in temporary storage', '交接暫存', '交接暂存'),
    sentence: words(
      'Hand-over {subject} is in temporary storage',
      '交接 {subject} 正在暫存',
      '交接 {subject} 正在暂存',
    ),
    concerns: floor,
    mailed: false,
    hooked: true,
  },
  'hand_over.received': {
    label: words('Hand-over received', '交接已收到', '交接已收到'),
    sentence: words(
      'Hand-over {subject} has arrived',
      '交接 {subject} 已送達',
      '交接 {subject} 已送达',
    ),
    concerns: floor,
    mailed: false,
    hooked: true,
  },
  'hand_over.accepted': {
    label: words('Hand-over accepted', '交接已接受', '交接已接受'),
    sentence: words(
      'Hand-over {subject} was accepted',
      '交接 {subject} 已獲接受',
      '交接 {subject} 已被接受',
    ),
    concerns: floor,
    mailed: false,
    hooked: true,
  },
  'hand_over.part_accepted': {
    label: words('Hand-over accepted in part', '交接部分接受', '交接部分接受'),
    sentence: words(
      'Hand-over {subject} was accepted in part',
      '交接 {subject} 獲部分接受',
      '交接 {subject} 被部分接受',
    ),
    concerns: floor,
    mailed: true,
    hooked: true,
  },
  'hand_over.refused': {
    label: words('Hand-over refused', '交接被拒收', '交接被拒收'),
    sentence: words(
      'Hand-over {subject} was refused',
      '交接 {subject} 被拒收',
      '交接 {subject} 被拒收',
    ),
    concerns: floor,
    mailed: true,
    hooked: true,
  },
  'hand_over.returned': {
    label: words('Hand-over returned', '交接已退回', '交接已退回'),
    sentence: words(
      'What was refused of hand-over {subject} is back',
      '交接 {subject} 被拒收的部分已退回',
      '交接 {subject} 被拒收的部分已退回',
    ),
    concerns: floor,
    mailed: false,
    hooked: true,
  },
  'hand_over.cancelled': {
    label: words('Hand-over cancelled', '交接已取消', '交接已取消'),
    sentence: words(
      'Hand-over {subject} was cancelled',
      '交接 {subject} 已取消',
      '交接 {subject} 已取消',
    ),
    concerns: floor,
    mailed: true,
    hooked: true,
  },
  'hand_over.danger_changed': {
    label: words('Danger of offered goods changed', '擬移交貨物的危險有變', '拟移交货物的危险有变'),
    sentence: words(
      'Goods of hand-over {subject} were examined again: what you were told of their danger has changed',
      '交接 {subject} 的貨物已重新檢查，早前告知的危險情況有變',
      '交接 {subject} 的货物已重新检查，此前告知的危险情况有变',
    ),
    concerns: floor,
    mailed: true,
    hooked: true,
  },
  'hand_over.corrected': {
    label: words('Hand-over corrected', '交接已更正', '交接已更正'),
    sentence: words(
      'Hand-over {subject} was corrected',
      '交接 {subject} 已更正',
      '交接 {subject} 已更正',
    ),
    concerns: leads,
    mailed: true,
    hooked: true,
  },
  'hand_over.correction_proposed': {
    label: words('Correction waits for consent', '更正待同意', '更正待同意'),
    sentence: words(
      'A correction of {subject} waits for your consent',
      '{subject} 的更正等待你的同意',
      '{subject} 的更正等待你的同意',
    ),
    concerns: leads,
    mailed: true,
    hooked: true,
  },
  'hand_over.correction_ended': {
    label: words('Correction ended without consent', '更正未獲同意', '更正未获同意'),
    sentence: words(
      'A correction of hand-over {subject} was declined or withdrawn',
      '交接 {subject} 的更正已被拒絕或撤回',
      '交接 {subject} 的更正已被拒绝或撤回',
    ),
    concerns: leads,
    mailed: true,
    hooked: true,
  },
} as const satisfies Readonly<Record<string, Topic>>
