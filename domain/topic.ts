import { handOverTopics } from './hand-over-topics.ts'
import { limitTopics } from './limit-topics.ts'
import { administrators, floor, leads, readers, type Topic } from './topic-rule.ts'
import { words } from './words.ts'

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
    concerns: [],
    mailed: false,
    hooked: true,
  },
  ...handOverTopics,
  'deadline.near': {
    label: words('Deadline near', '期限將至', '期限将至'),
    sentence: words(
      'The deadline of {subject} is near',
      '{subject} 的期限將至',
      '{subject} 的期限将至',
    ),
    concerns: leads,
    mailed: true,
    hooked: true,
  },
  'deadline.passed': {
    label: words('Deadline passed', '已過期限', '已过期限'),
    sentence: words(
      'The deadline of {subject} has passed',
      '{subject} 已過期限',
      '{subject} 已过期限',
    ),
    concerns: leads,
    mailed: true,
    hooked: true,
  },
  ...limitTopics,
  'recall.opened': {
    label: words('Recall opened', '已發起召回', '已发起召回'),
    sentence: words('{subject} is being recalled', '{subject} 正被召回', '{subject} 正被召回'),
    concerns: floor,
    mailed: true,
    hooked: true,
  },
  'recall.ended': {
    label: words('Recall ended', '召回已結束', '召回已结束'),
    sentence: words(
      'The recall of {subject} has ended',
      '{subject} 的召回已結束',
      '{subject} 的召回已结束',
    ),
    concerns: floor,
    mailed: true,
    hooked: true,
  },
  'recall.objected': {
    label: words('Objection to a recall', '對召回提出異議', '对召回提出异议'),
    sentence: words(
      'Somebody objects to your recall of {subject}',
      '有人對你就 {subject} 發起的召回提出異議',
      '有人对您就 {subject} 发起的召回提出异议',
    ),
    concerns: leads,
    mailed: true,
    hooked: true,
  },
  'approval.refused': {
    label: words('Second signature refused', '第二人拒絕簽署', '第二人拒绝签署'),
    sentence: words(
      'A second person refused to sign for {subject}',
      '{subject} 待第二人簽署的事項已被拒絕',
      '{subject} 待第二人签署的事项已被拒绝',
    ),
    concerns: floor,
    mailed: true,
    // It names who refused it, and tells persons rather than machines.
    hooked: false,
  },
  'record.changed': {
    label: words('Record changed upstream', '上游紀錄有更改', '上游记录有更改'),
    sentence: words(
      'The record of {subject} changed, since something it came from was corrected',
      '{subject} 的紀錄有更改，因為其來源已被更正',
      '{subject} 的记录有更改，因为其来源已被更正',
    ),
    concerns: floor,
    mailed: true,
    hooked: true,
  },
  'record.asked': {
    label: words('Question about a record', '有關紀錄的查詢', '有关记录的查询'),
    sentence: words(
      'A reader of the record of {subject} asks for what is not public',
      '有讀者就 {subject} 的紀錄查詢不公開的資料',
      '有读者就 {subject} 的记录查询不公开的数据',
    ),
    concerns: leads,
    mailed: true,
    // What is asked stays in the workplace, where it is deleted; machines have nothing to do with it.
    hooked: false,
  },
  'member.invited': {
    label: words('Member invited', '已邀請成員', '已邀请成员'),
    sentence: words('{subject} was invited', '已邀請 {subject}', '已邀请 {subject}'),
    concerns: administrators,
    mailed: false,
    hooked: true,
  },
  'key.expiring': {
    label: words('Access key expires soon', '存取密匙即將到期', '访问密钥即将到期'),
    sentence: words(
      'Access key {subject} expires soon',
      '存取密匙 {subject} 即將到期',
      '访问密钥 {subject} 即将到期',
    ),
    concerns: administrators,
    mailed: true,
    hooked: true,
  },
  'report.delivered': {
    label: words('Monthly report ready', '每月報告已備妥', '每月报告已备好'),
    sentence: words(
      'The monthly report of {subject} is ready',
      '{subject} 的每月報告已備妥',
      '{subject} 的每月报告已备好',
    ),
    concerns: readers,
    mailed: true,
    hooked: false,
  },
  'report.failed': {
    label: words('Monthly report not made', '未能製作每月報告', '未能生成每月报告'),
    sentence: words(
      'The monthly report of {subject} could not be made',
      '未能製作 {subject} 的每月報告',
      '未能生成 {subject} 的每月报告',
    ),
    concerns: readers,
    mailed: true,
    hooked: false,
  },
  'webhook.ping': {
    label: words('Test of a webhook', 'Webhook 測試', 'Webhook 测试'),
    sentence: words(
      'Webhook {subject} is being tested',
      '正在測試 Webhook {subject}',
      '正在测试 Webhook {subject}',
    ),
    concerns: [],
    mailed: false,
    hooked: false,
  },
  'webhook.undelivered': {
    label: words('Webhook not delivered', 'Webhook 未能送達', 'Webhook 未能送达'),
    sentence: words(
      'A delivery to webhook {subject} was given up and can be sent again',
      '送往 Webhook {subject} 的訊息未能送達，已停止重試；可重新發送',
      '发往 Webhook {subject} 的消息未能送达，已停止重试；可重新发送',
    ),
    // Never by webhook itself: what cannot be delivered must not make more of its kind.
    concerns: administrators,
    mailed: true,
    hooked: false,
  },
  'webhook.paused': {
    label: words('Webhook paused', 'Webhook 已暫停', 'Webhook 已暂停'),
    sentence: words(
      'Webhook {subject} was paused, since its receiver says that it is gone',
      'Webhook {subject} 已暫停：接收端表示該網址已停用',
      'Webhook {subject} 已暂停：接收端表示该地址已停用',
    ),
    concerns: administrators,
    mailed: true,
    hooked: false,
  },
} as const satisfies Readonly<Record<string, Topic>>

export type TopicName = keyof typeof topics

/** Names of all topics. */
export const topicNames = Object.keys(topics) as readonly TopicName[]

/** Names of the topics that a webhook may ask for. */
export const hookedTopics = topicNames.filter((name) => topics[name].hooked)

/** Names of the topics that a person may be notified of. */
export const notifiedTopics = topicNames.filter((name) => topics[name].concerns.length > 0)
