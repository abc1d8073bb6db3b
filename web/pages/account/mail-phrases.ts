import { words } from '../../../domain/words.ts'

/** Subjects and texts of messages about accounts. `{…}` is filled in. */
export const mailPhrases = {
  resetSubject: words(
    'Set a new password for Loomcell',
    '設定新的 Loomcell 密碼',
    '设置新的 Loomcell 密码',
  ),
  resetText: words(
    'Somebody, most likely you, asked for a new password for this address. Set it here within one hour:\n\n{link}\n\nIf it was not you, leave this message alone: nothing changes.',
    '有人（應為你本人）為此地址要求重設密碼。請於一小時內在此設定：\n\n{link}\n\n如非本人要求，請不必理會，一切維持不變。',
    '有人（应为您本人）为此地址要求重设密码。请在一小时内在此设置：\n\n{link}\n\n如非本人要求，请忽略本邮件，一切保持不变。',
  ),
  changedSubject: words(
    'Your Loomcell account was changed',
    '你的 Loomcell 帳戶已更改',
    '您的 Loomcell 账户已更改',
  ),
  changedText: words(
    'This was done to your account on {time}: {what}.\n\nIf it was not you, set a new password at once: {link}',
    '你的帳戶於 {time} 有以下更改：{what}。\n\n如非本人操作，請立即重設密碼：{link}',
    '您的账户于 {time} 有以下更改：{what}。\n\n如非本人操作，请立即重设密码：{link}',
  ),
  inviteSubject: words(
    'You are invited to {organisation} on Loomcell',
    '{organisation} 邀請你加入 Loomcell',
    '{organisation} 邀请您加入 Loomcell',
  ),
  inviteText: words(
    '{inviter} invites you to work with {organisation} as {role}. Accept within 7 days:\n\n{link}',
    '{inviter} 邀請你以{role}身分加入 {organisation}。請於七天內接受：\n\n{link}',
    '{inviter} 邀请您以{role}身份加入 {organisation}。请在七天内接受：\n\n{link}',
  ),
} as const

/** What was done to an account. */
export const changePhrases = {
  password: words('a new password was set', '已設定新密碼', '已设置新密码'),
  factorOn: words('an authenticator app was added', '已加入驗證器應用程式', '已添加验证器应用'),
  factorOff: words('the authenticator app was removed', '已移除驗證器應用程式', '已移除验证器应用'),
  recoveryCodes: words('new recovery codes were made', '已產生新的備用碼', '已生成新的恢复代码'),
  passkeyAdded: words('a passkey was added', '已加入通行密匙', '已添加通行密钥'),
  passkeyRemoved: words('a passkey was removed', '已移除通行密匙', '已移除通行密钥'),
} as const
