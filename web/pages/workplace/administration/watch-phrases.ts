import { words } from '../../../../domain/words.ts'

/** Phrases of the pages about deadlines, notifications, wishes about e-mail, and the audit trail. `{…}` is filled in. */
export const watchPhrases = {
  deadlinesWhy: words(
    'What has passed comes first. You are told once when one is near and once when it has passed.',
    '已過期者在前。期限將至及過期時各通知一次。',
    '已过期的在前。期限将至及过期时各通知一次。',
  ),
  deadlinesNone: words(
    'Nothing is due in the next {n} days.',
    '未來 {n} 天沒有到期事項。',
    '未来 {n} 天没有到期事项。',
  ),
  days: words('Next {n} days', '未來 {n} 天', '未来 {n} 天'),
  due: words('due {time}', '期限：{time}', '期限：{time}'),
  passed: words('passed', '已過期', '已过期'),
  near: words('near', '將至', '将至'),
  source: words('Why', '依據', '依据'),
  notificationsNone: words('No notifications.', '沒有通知。', '没有通知。'),
  unread: words('unread', '未讀', '未读'),
  markRead: words('Mark all as read', '全部標為已讀', '全部标为已读'),
  older: words('Older ones', '較早的紀錄', '更早的记录'),
  mailWhy: words(
    'For you alone, in {organisation}. What is not ticked still stands among your notifications.',
    '只影響你在 {organisation} 的通知。未勾選的事項仍會列於通知頁。',
    '只影响您在 {organisation} 的通知。未勾选的事项仍会列在通知页。',
  ),
  mailLabel: words('By e-mail too', '同時以電郵通知', '同时以邮件通知'),
  save: words('Save', '儲存', '保存'),
  saved: words('Saved.', '已儲存。', '已保存。'),
  auditWhy: words(
    'Newest first. Entries cannot be changed or removed.',
    '最新者在前。任何人均不能更改或刪除。',
    '最新的在前。任何人都不能更改或删除。',
  ),
  auditNone: words('No entries.', '沒有紀錄。', '没有记录。'),
  kinds: words('Kinds', '類別', '类别'),
  all: words('All', '全部', '全部'),
  system: words('Loomcell', 'Loomcell', 'Loomcell'),
} as const

/** Kinds of entries of the audit trail. */
export const auditKindPhrases = {
  administration: words('Administration', '管理', '管理'),
  sign_in: words('Sign-ins', '登入', '登录'),
  look: words('Accesses', '查閱', '查阅'),
  export: words('Downloads', '下載', '下载'),
  consent: words('Consents', '同意', '同意'),
} as const
