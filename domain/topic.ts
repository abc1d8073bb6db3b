import type { Role } from './role.ts'
import { type Words, words } from './words.ts'

/** What happens that somebody may want to be told of, and how it is told. */
export interface Topic {
  readonly label: Words
  /** One sentence about it; `{subject}` stands for what it is about. */
  readonly sentence: Words
  /** Whom a notification concerns; nobody is notified inside Loomcell when empty. */
  readonly concerns: readonly Role[]
  /** Whether a person it concerns also gets an e-mail unless they say otherwise. */
  readonly mailed: boolean
  /** Whether a webhook may ask for it. */
  readonly hooked: boolean
}

const floor: readonly Role[] = ['operator', 'supervisor', 'administrator']
const leads: readonly Role[] = ['supervisor', 'administrator']
const administrators: readonly Role[] = ['administrator']

/** The closed list of topics. A name is what subscriptions and deliveries carry and is never given another meaning. */
export const topics = {
  'batch.recorded': {
    label: words('Scan recorded', '已記錄掃描', '已记录扫描'),
    sentence: words(
      'A scan of {subject} was recorded',
      '已記錄 {subject} 的掃描',
      '已记录 {subject} 的扫描',
    ),
    // Daily work: thousands an hour, so it goes to machines that ask for it and into nobody's list.
    ...{ concerns: [], mailed: false, hooked: true },
  },
  'hand_over.offered': {
    label: words('Hand-over offered', '交接已提出', '交接已提出'),
    sentence: words(
      'Hand-over {subject} was offered to you',
      '有人向你提出交接 {subject}',
      '有人向你提出交接 {subject}',
    ),
    ...{ concerns: floor, mailed: true, hooked: true },
  },
  'hand_over.dispatched': {
    label: words('Hand-over dispatched', '交接已發運', '交接已发运'),
    sentence: words(
      'Hand-over {subject} is on its way',
      '交接 {subject} 已發運',
      '交接 {subject} 已发运',
    ),
    ...{ concerns: floor, mailed: false, hooked: true },
  },
  'hand_over.stored': {
    label: words('Hand-over in temporary storage', '交接暫存', '交接暂存'),
    sentence: words(
      'Hand-over {subject} is in temporary storage',
      '交接 {subject} 正在暫存',
      '交接 {subject} 正在暂存',
    ),
    ...{ concerns: floor, mailed: false, hooked: true },
  },
  'hand_over.received': {
    label: words('Hand-over received', '交接已收到', '交接已收到'),
    sentence: words(
      'Hand-over {subject} has arrived',
      '交接 {subject} 已送達',
      '交接 {subject} 已送达',
    ),
    ...{ concerns: floor, mailed: false, hooked: true },
  },
  'hand_over.accepted': {
    label: words('Hand-over accepted', '交接已接受', '交接已接受'),
    sentence: words(
      'Hand-over {subject} was accepted',
      '交接 {subject} 已獲接受',
      '交接 {subject} 已被接受',
    ),
    ...{ concerns: floor, mailed: false, hooked: true },
  },
  'hand_over.part_accepted': {
    label: words('Hand-over accepted in part', '交接部分接受', '交接部分接受'),
    sentence: words(
      'Hand-over {subject} was accepted in part',
      '交接 {subject} 獲部分接受',
      '交接 {subject} 被部分接受',
    ),
    ...{ concerns: floor, mailed: true, hooked: true },
  },
  'hand_over.refused': {
    label: words('Hand-over refused', '交接被拒收', '交接被拒收'),
    sentence: words(
      'Hand-over {subject} was refused',
      '交接 {subject} 被拒收',
      '交接 {subject} 被拒收',
    ),
    ...{ concerns: floor, mailed: true, hooked: true },
  },
  'hand_over.returned': {
    label: words('Hand-over returned', '交接已退回', '交接已退回'),
    sentence: words(
      'What was refused of hand-over {subject} is back',
      '交接 {subject} 被拒收的部分已退回',
      '交接 {subject} 被拒收的部分已退回',
    ),
    ...{ concerns: floor, mailed: false, hooked: true },
  },
  'hand_over.cancelled': {
    label: words('Hand-over cancelled', '交接已取消', '交接已取消'),
    sentence: words(
      'Hand-over {subject} was cancelled',
      '交接 {subject} 已取消',
      '交接 {subject} 已取消',
    ),
    ...{ concerns: floor, mailed: true, hooked: true },
  },
  'hand_over.corrected': {
    label: words('Hand-over corrected', '交接已更正', '交接已更正'),
    sentence: words(
      'Hand-over {subject} was corrected',
      '交接 {subject} 已更正',
      '交接 {subject} 已更正',
    ),
    ...{ concerns: leads, mailed: true, hooked: true },
  },
  'hand_over.correction_proposed': {
    label: words('Correction waits for consent', '更正待同意', '更正待同意'),
    sentence: words(
      'A correction of {subject} waits for your consent',
      '{subject} 的更正等待你的同意',
      '{subject} 的更正等待你的同意',
    ),
    ...{ concerns: leads, mailed: true, hooked: true },
  },
  'hand_over.correction_ended': {
    label: words('Correction ended without consent', '更正未獲同意', '更正未获同意'),
    sentence: words(
      'A correction of hand-over {subject} was declined or withdrawn',
      '交接 {subject} 的更正已被拒絕或撤回',
      '交接 {subject} 的更正已被拒绝或撤回',
    ),
    ...{ concerns: leads, mailed: true, hooked: true },
  },
  'deadline.near': {
    label: words('Deadline near', '期限將至', '期限将至'),
    sentence: words(
      'The deadline of {subject} is near',
      '{subject} 的期限將至',
      '{subject} 的期限将至',
    ),
    ...{ concerns: leads, mailed: true, hooked: true },
  },
  'deadline.passed': {
    label: words('Deadline passed', '已過期限', '已过期限'),
    sentence: words(
      'The deadline of {subject} has passed',
      '{subject} 已過期限',
      '{subject} 已过期限',
    ),
    ...{ concerns: leads, mailed: true, hooked: true },
  },
  'recall.opened': {
    label: words('Recall opened', '已發起召回', '已发起召回'),
    sentence: words('{subject} is being recalled', '{subject} 正被召回', '{subject} 正被召回'),
    ...{ concerns: floor, mailed: true, hooked: true },
  },
  'recall.ended': {
    label: words('Recall ended', '召回已結束', '召回已结束'),
    sentence: words(
      'The recall of {subject} has ended',
      '{subject} 的召回已結束',
      '{subject} 的召回已结束',
    ),
    ...{ concerns: floor, mailed: true, hooked: true },
  },
  'record.changed': {
    label: words('Record changed upstream', '上游記錄有變', '上游记录有变'),
    sentence: words(
      'The record of {subject} changed, since something it came from was corrected',
      '{subject} 的記錄有變，因為其來源已更正',
      '{subject} 的记录有变，因为其来源已更正',
    ),
    ...{ concerns: floor, mailed: true, hooked: true },
  },
  'member.invited': {
    label: words('Member invited', '已邀請成員', '已邀请成员'),
    sentence: words('{subject} was invited', '已邀請 {subject}', '已邀请 {subject}'),
    ...{ concerns: administrators, mailed: false, hooked: true },
  },
  'key.expiring': {
    label: words('Access key expires soon', '存取金鑰即將到期', '访问密钥即将到期'),
    sentence: words(
      'Access key {subject} expires soon',
      '存取金鑰 {subject} 即將到期',
      '访问密钥 {subject} 即将到期',
    ),
    ...{ concerns: administrators, mailed: true, hooked: true },
  },
  'webhook.ping': {
    label: words('Test of a webhook', '網絡掛鉤測試', '网络钩子测试'),
    sentence: words(
      'Webhook {subject} is being tested',
      '正在測試網絡掛鉤 {subject}',
      '正在测试网络钩子 {subject}',
    ),
    ...{ concerns: [], mailed: false, hooked: false },
  },
  'webhook.undelivered': {
    label: words('Webhook not delivered', '網絡掛鉤未能送達', '网络钩子未能送达'),
    sentence: words(
      'A delivery to webhook {subject} was given up and can be sent again',
      '送往網絡掛鉤 {subject} 的訊息已放棄發送，可重新發送',
      '送往网络钩子 {subject} 的消息已放弃发送，可重新发送',
    ),
    // Never by webhook itself: what cannot be delivered must not make more of its kind.
    ...{ concerns: administrators, mailed: true, hooked: false },
  },
  'webhook.paused': {
    label: words('Webhook paused', '網絡掛鉤已暫停', '网络钩子已暂停'),
    sentence: words(
      'Webhook {subject} was paused, since its receiver says that it is gone',
      '網絡掛鉤 {subject} 已暫停，因為接收端表示不再存在',
      '网络钩子 {subject} 已暂停，因为接收端表示不再存在',
    ),
    ...{ concerns: administrators, mailed: true, hooked: false },
  },
} as const satisfies Readonly<Record<string, Topic>>

export type TopicName = keyof typeof topics

/** Names of all topics. */
export const topicNames = Object.keys(topics) as readonly TopicName[]

/** Names of the topics that a webhook may ask for. */
export const hookedTopics = topicNames.filter((name) => topics[name].hooked)

/** Names of the topics that a person may be notified of. */
export const notifiedTopics = topicNames.filter((name) => topics[name].concerns.length > 0)
