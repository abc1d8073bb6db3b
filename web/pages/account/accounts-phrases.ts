import { words } from '../../../domain/words.ts'

/** Phrases of the page where the platform switches accounts off. `{…}` is filled in. */
export const accountsPhrases = {
  title: words('Accounts', '帳戶管理', '账户管理'),
  why: words(
    'Switch an account off when it is in wrong hands: nobody comes in with it, and what was opened with it ends. Each act is on the trail of the organisations that its person belongs to.',
    '如帳戶落入他人手中，請予停用：停用後無法登入，已開啟的登入亦即時終止。每項操作均記入其所屬機構的審計記錄。',
    '如账户落入他人手中，请予停用：停用后无法登录，已有的登录也立即终止。每项操作均记入其所属机构的审计记录。',
  ),
  email: words('E-mail address', '電郵地址', '电子邮箱'),
  find: words('Find', '尋找', '查找'),
  unknown: words('There is no account for this address.', '此地址沒有帳戶。', '此地址没有账户。'),
  on: words('on', '已啟用', '已启用'),
  offSince: words('switched off since {time}', '自 {time} 起停用', '自 {time} 起停用'),
  off: words('Switch off', '停用', '停用'),
  switchOn: words('Switch on', '重新啟用', '重新启用'),
  signOut: words('Sign out everywhere', '登出所有裝置', '退出所有设备'),
  done: words('Done.', '已完成。', '已完成。'),
  manage: words('Manage accounts', '管理帳戶', '管理账户'),
} as const
