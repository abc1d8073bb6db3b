import { words } from '../../../domain/words.ts'

/** Phrases of the pages about members and invitations. `{…}` is filled in. */
export const memberPhrases = {
  title: words('Members', '成員', '成员'),
  role: words('Role', '角色', '角色'),
  change: words('Change', '更改', '更改'),
  end: words('Remove', '移除', '移除'),
  endWhy: words(
    'They act for the organisation no more, and their certificates of competence end. Invited again, they begin without them.',
    '移除後不可再代表機構行事，其資格證書亦告終止。再次邀請時須重新登記證書。',
    '移除后不可再代表机构行事，其资格证书也告终止。再次邀请时须重新登记证书。',
  ),
  endYes: words('Remove now', '確定移除', '确定移除'),
  off: words('switched off', '已停用', '已停用'),
  switchOff: words('Switch off', '停用', '停用'),
  switchOn: words('Switch on', '重新啟用', '重新启用'),
  signOut: words('End sessions', '終止登入', '终止登录'),
  you: words('you', '你', '您'),
  factor: words('second factor', '已啟用雙重認證', '已启用双重认证'),
  factorNone: words('no second factor', '未啟用雙重認證', '未启用双重认证'),
  invite: words('Invite somebody', '邀請成員', '邀请成员'),
  inviteWhy: words(
    'They get a link by e-mail that works once, within 7 days.',
    '對方會收到電郵連結，七天內有效，只可使用一次。',
    '对方会收到邮件链接，七天内有效，只能使用一次。',
  ),
  inviteByHand: words(
    'No mail server is set: you get a link and a QR code to pass on. It works once, within 7 days.',
    '系統未設定郵件伺服器：你會取得連結及 QR 碼，請自行轉交。七天內有效，只可使用一次。',
    '系统未设置邮件服务器：您会得到链接和二维码，请自行转交。七天内有效，只能使用一次。',
  ),
  email: words('E-mail address', '電郵地址', '电子邮箱'),
  send: words('Send the invitation', '發送邀請', '发送邀请'),
  open: words('Open invitations', '待接受的邀請', '待接受的邀请'),
  until: words('until {time}', '有效至 {time}', '有效至 {time}'),
  cancel: words('Withdraw', '撤回', '撤回'),
  demand: words('Second factor', '雙重認證', '双重认证'),
  demandLabel: words('Asked of', '要求對象', '要求对象'),
  demandWhy: words(
    'Members of these roles act only after a second factor or a passkey. Unless you choose, new members have 14 days to add one.',
    '以下角色的成員須使用雙重認證或以通行密匙登入方可操作。如未另作選擇，新成員有 14 天時間加入。',
    '以下角色的成员须使用双重认证或通行密钥登录，方可操作。如未另作选择，新成员有 14 天时间添加。',
  ),
  save: words('Save', '儲存', '保存'),
} as const

/** Phrases of an invitation that is passed on by hand. */
export const passOnPhrases = {
  title: words('Pass this on to {email}', '請轉交給 {email}', '请转交给 {email}'),
  why: words(
    'No mail server is set, so no e-mail went out. Whoever opens the link first becomes the member: give it to nobody else. It works once, within 7 days, and is not shown again.',
    '系統未設定郵件伺服器，因此沒有發出電郵。首先開啟連結的人即成為成員，請勿交給其他人。七天內有效，只可使用一次，不會再次顯示。',
    '系统未设置邮件服务器，因此没有发出邮件。首先打开链接的人即成为成员，请勿交给其他人。七天内有效，只能使用一次，不会再次显示。',
  ),
  qr: words(
    'QR code of the invitation for {email}',
    '{email} 的邀請 QR 碼',
    '{email} 的邀请二维码',
  ),
} as const

/** Of whom a second factor is asked. */
export const demandPhrases = {
  nobody: words('nobody', '不要求', '不要求'),
  leaders: words('administrators, regulators', '管理員及監管人員', '管理员及监管人员'),
  supervisors: words('these and supervisors', '管理員、監管人員及主管', '管理员、监管人员及主管'),
  everybody: words('everybody', '所有成員', '所有成员'),
} as const

/** What a members page tells after something was done, by the word in its address. */
export const memberTold = {
  invited: words('The invitation is on its way.', '邀請即將送達。', '邀请即将送达。'),
  changed: words('The role is changed.', '角色已更改。', '角色已更改。'),
  ended: words('The member is removed.', '成員已移除。', '成员已移除。'),
  off: words('The membership is switched off.', '成員資格已停用。', '成员资格已停用。'),
  on: words('The membership is on again.', '成員資格已重新啟用。', '成员资格已重新启用。'),
  signedOut: words('The member is signed out.', '成員已被登出。', '成员已被退出。'),
  cancelled: words('The invitation is withdrawn.', '邀請已撤回。', '邀请已撤回。'),
  saved: words('Saved.', '已儲存。', '已保存。'),
} as const

/** What a members page refuses. */
export const memberFaults = {
  role: words('This role is not available here.', '此處不設該角色。', '此处不设该角色。'),
  factor: words(
    'Sign in with a second factor or a passkey first, or you would lock yourself out.',
    '請先以雙重認證或通行密匙登入，否則你會無法進入。',
    '请先使用双重认证或通行密钥登录，否则您将无法进入。',
  ),
} as const

/** Phrases of the page that an invitation's link opens. */
export const invitationPhrases = {
  title: words('Invitation', '邀請', '邀请'),
  lead: words(
    '{organisation} invites you to work with it as {role}.',
    '{organisation} 邀請你以{role}身分加入。',
    '{organisation} 邀请您以{role}身份加入。',
  ),
  name: words('Your name', '你的姓名', '您的姓名'),
  accept: words('Accept', '接受', '接受'),
  signInFirst: words(
    'There is an account for this address. Sign in with it to accept.',
    '此地址已有帳戶，請登入以接受邀請。',
    '此地址已有账户，请登录以接受邀请。',
  ),
  otherAccount: words(
    'You are signed in as somebody else: {email}. Sign out and open this link again.',
    '你目前以另一帳戶登入：{email}。請登出後再開啟此連結。',
    '您当前以另一账户登录：{email}。请退出后再打开此链接。',
  ),
  signIn: words('Sign in', '登入', '登录'),
  signOut: words('Sign out', '登出', '退出登录'),
  nameMissing: words('Enter your name.', '請輸入姓名。', '请输入姓名。'),
  gone: words(
    'This invitation was already used, was withdrawn or has expired. Ask for a new one.',
    '此邀請已使用、撤回或過期，請重新索取。',
    '此邀请已使用、撤回或过期，请重新获取。',
  ),
} as const
