import { words } from '../../../domain/words.ts'

/** Phrases of the account page. `{…}` is filled in. */
export const accountPhrases = {
  title: words('Account', '帳戶', '账户'),
  organisations: words('Organisations you act for', '所屬機構', '所属机构'),
  none: words(
    'You belong to no organisation yet. An administrator of one can invite you.',
    '你尚未加入任何機構，可由機構管理員邀請加入。',
    '您尚未加入任何机构，可由机构管理员邀请加入。',
  ),
  chooseFirst: words(
    'Choose the organisation that you act for now.',
    '請選擇目前代表的機構。',
    '请选择目前代表的机构。',
  ),
  now: words('now', '目前', '当前'),
  actFor: words('Act for this organisation', '代表此機構', '代表此机构'),
  browserUnknown: words('Unknown device', '未能識別的裝置', '未知设备'),
  factorNeeded: words('needs a second factor', '需要雙重認證', '需要双重认证'),
  factorNeededWhy: words(
    '{organisation} lets {role} act only after a second factor. Add an authenticator app or a passkey below, then sign in with it.',
    '{organisation} 要求{role}使用雙重認證。請在下方加入驗證器應用程式或通行密匙，再以其登入。',
    '{organisation} 要求{role}使用双重认证。请在下方添加验证器应用或通行密钥，再用其登录。',
  ),
  factorSoon: words(
    'From {time} on, {organisation} lets {role} act only after a second factor. Add an authenticator app or a passkey below.',
    '由 {time} 起，{organisation} 要求{role}使用雙重認證。請在下方加入驗證器應用程式或通行密匙。',
    '自 {time} 起，{organisation} 要求{role}使用双重认证。请在下方添加验证器应用或通行密钥。',
  ),
  factor: words('Authenticator app', '驗證器應用程式', '验证器应用'),
  factorWhy: words(
    'Besides your password, the sign-in asks for six digits that an app on your phone shows.',
    '登入時除密碼外，還需輸入手機應用程式顯示的六位數字。',
    '登录时除密码外，还需输入手机应用显示的六位数字。',
  ),
  on: words('on', '已啟用', '已启用'),
  off: words('off', '未啟用', '未启用'),
  factorAdd: words('Add an authenticator app', '加入驗證器應用程式', '添加验证器应用'),
  factorRemove: words('Remove it', '移除', '移除'),
  newCodes: words('New recovery codes', '重新產生備用碼', '重新生成恢复代码'),
  passkeys: words('Passkeys', '通行密匙', '通行密钥'),
  passkeysWhy: words(
    'Sign in with your fingerprint, face or device PIN instead of a password. Nothing that a false page could steal is typed.',
    '以指紋、面容或裝置密碼登入，無需輸入密碼，不怕假網頁騙取。',
    '使用指纹、面容或设备密码登录，无需输入密码，不怕假网页骗取。',
  ),
  passkeysNone: words('None yet.', '尚未加入。', '尚未添加。'),
  passkeyNoScript: words(
    'Passkeys need JavaScript and a site address with a domain name, such as https://loomcell.example.org.',
    '加入通行密匙須啟用 JavaScript，並以網域名稱（例如 https://loomcell.example.org）開啟本網站。',
    '添加通行密钥需启用 JavaScript，并通过域名（例如 https://loomcell.example.org）访问本网站。',
  ),
  passkeyName: words('Name of the device', '裝置名稱', '设备名称'),
  passkeyAdd: words('Add a passkey', '加入通行密匙', '添加通行密钥'),
  passkeyFailed: words(
    'The passkey could not be added.',
    '未能加入通行密匙。',
    '未能添加通行密钥。',
  ),
  used: words('last used {time}', '上次使用：{time}', '上次使用：{time}'),
  usedNever: words('not used yet', '尚未使用', '尚未使用'),
  remove: words('Remove', '移除', '移除'),
  password: words('Password', '密碼', '密码'),
  passwordNow: words('Current password', '現時密碼', '当前密码'),
  passwordNone: words(
    'You sign in without a password. You can set one with a link to your e-mail address.',
    '你目前不使用密碼登入。可透過電郵連結設定密碼。',
    '您目前不使用密码登录。可通过邮件链接设置密码。',
  ),
  passwordLink: words('Send me the link', '發送連結', '发送链接'),
  passwordChange: words('Change the password', '更改密碼', '更改密码'),
  confirm: words('Your password, to confirm', '輸入密碼以確認', '输入密码以确认'),
  confirmed: words(
    'You showed your passkey. For 5 minutes nothing below asks for your password.',
    '已以通行密匙確認身分，5 分鐘內以下操作無需輸入密碼。',
    '已用通行密钥确认身份，5 分钟内以下操作无需输入密码。',
  ),
  confirmFailed: words('It was not confirmed.', '未能確認身分。', '未能确认身份。'),
  confirmWhy: words(
    'Shown once, a passkey stands for your password in all that you change below.',
    '以通行密匙確認一次，以下更改便無需再輸入密碼。',
    '用通行密钥确认一次，以下更改便无需再输入密码。',
  ),
  confirmWithPasskey: words('Confirm with a passkey', '以通行密匙確認身分', '用通行密钥确认身份'),
  sessions: words('Where you are signed in', '已登入的裝置', '已登录的设备'),
  thisOne: words('this one', '本裝置', '本设备'),
  sessionSince: words(
    'since {time}, by {way}',
    '{time} 起，以{way}登入',
    '{time} 起，通过{way}登录',
  ),
  end: words('Sign out there', '登出該裝置', '在该设备上退出登录'),
  endOthers: words('Sign out everywhere else', '登出所有其他裝置', '在所有其他设备上退出登录'),
} as const

/** How a session was entered. */
export const wayPhrases = {
  password: words('password', '密碼', '密码'),
  second_factor: words('password and second step', '密碼及雙重認證', '密码及双重认证'),
  passkey: words('passkey', '通行密匙', '通行密钥'),
  identity_provider: words('company account', '公司帳戶', '公司账户'),
  invitation: words('invitation', '邀請', '邀请'),
} as const

/** What an account page tells after something was done, by the word in its address. */
export const accountTold = {
  acting: words(
    'You act for another organisation now.',
    '已轉換代表的機構。',
    '已切换代表的机构。',
  ),
  'password-changed': words(
    'Your password is changed, and you are signed out everywhere else.',
    '密碼已更改，其他裝置均已登出。',
    '密码已更改，其他设备均已退出登录。',
  ),
  'factor-on': words(
    'The authenticator app is on.',
    '驗證器應用程式已啟用。',
    '验证器应用已启用。',
  ),
  'factor-off': words(
    'The authenticator app is removed.',
    '驗證器應用程式已移除。',
    '验证器应用已移除。',
  ),
  'passkey-added': words('The passkey is added.', '已加入通行密匙。', '已添加通行密钥。'),
  'passkey-removed': words('The passkey is removed.', '已移除通行密匙。', '已移除通行密钥。'),
  'session-ended': words('That device is signed out.', '該裝置已登出。', '该设备已退出登录。'),
  'link-sent': words(
    'A link is on its way to your e-mail address.',
    '連結即將送達你的電郵地址。',
    '链接即将送达您的电子邮箱。',
  ),
} as const

/** What an account page refuses. */
export const accountFaults = {
  password: words('This is not your current password.', '現時密碼不正確。', '当前密码不正确。'),
  stale: words(
    'For this you must have signed in within the last 15 minutes. Sign out and in again.',
    '此操作須於登入後 15 分鐘內進行，請重新登入。',
    '此操作须在登录后 15 分钟内进行，请重新登录。',
  ),
  wait: words(
    'Too many wrong passwords. Try again in {minutes} min.',
    '密碼錯誤次數過多，請於 {minutes} 分鐘後再試。',
    '密码错误次数过多，请在 {minutes} 分钟后再试。',
  ),
  waitCode: words(
    'Too many wrong codes. Try again in {minutes} min.',
    '驗證碼錯誤次數過多，請於 {minutes} 分鐘後再試。',
    '验证码错误次数过多，请在 {minutes} 分钟后再试。',
  ),
  factorOff: words(
    'There is no authenticator app to change: add one first.',
    '尚未啟用驗證程式，請先加入。',
    '尚未启用验证器应用，请先添加。',
  ),
  factorOn: words(
    'The authenticator app is on already. Remove it to add another one.',
    '驗證程式已啟用；如要更換，請先移除。',
    '验证器应用已启用；如需更换，请先移除。',
  ),
  gone: words('This item no longer exists.', '該項目已不存在。', '该项目已不存在。'),
} as const
