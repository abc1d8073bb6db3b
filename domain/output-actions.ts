import { type Words, words } from './words.ts'

/** What the audit trail says of what left: shown to inspectors, delivered each month or by a webhook, or published. Codes are never changed. */
export const outputActions = {
  'monthly report ordered': words('Ordered a monthly report', '已訂閱每月報告', '已订阅每月报告'),
  'monthly report ended': words('Ended a monthly report', '已終止每月報告', '已终止每月报告'),
  'public summary switched on': words(
    'Published a summary of the jurisdiction',
    '已公布轄區的公開統計',
    '已公布辖区的公开统计',
  ),
  'public summary switched off': words(
    'Stopped publishing the summary of the jurisdiction',
    '已停止公布轄區的公開統計',
    '已停止公布辖区的公开统计',
  ),
  'inspection link made': words(
    'Made a link for an inspector',
    '已建立供查核人員查閱的連結',
    '已创建供核查人员查阅的链接',
  ),
  'inspection link ended': words(
    'Ended a link for an inspector',
    '已終止供查核人員查閱的連結',
    '已终止供核查人员查阅的链接',
  ),
  'inspection link opened': words(
    'An inspector looked by a link',
    '查核人員已透過連結查閱',
    '核查人员已通过链接查阅',
  ),
  'webhook.added': words('Added a webhook', '已加入 Webhook', '已添加 Webhook'),
  'webhook.changed': words('Changed a webhook', '已更改 Webhook', '已更改 Webhook'),
  'webhook.removed': words('Removed a webhook', '已移除 Webhook', '已移除 Webhook'),
  'webhook.rotated': words(
    'Replaced the secret of a webhook',
    '已更換 Webhook 密匙',
    '已更换 Webhook 密钥',
  ),
  'delivery.sent_again': words(
    'Sent a webhook delivery again',
    '已重新傳送 Webhook 訊息',
    '已重新发送 Webhook 消息',
  ),
} as const satisfies Record<string, Words>
