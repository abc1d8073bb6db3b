import { words } from '../../../domain/words.ts'

/** Phrases of the pages before the sign-in. `{…}` is filled in. */
export const signInPhrases = {
  signIn: words('Sign in', '登入', '登录'),
  email: words('E-mail address', '電郵地址', '电子邮箱'),
  password: words('Password', '密碼', '密码'),
  showPassword: words('Show the password', '顯示密碼', '显示密码'),
  forgot: words('Forgot your password?', '忘記密碼？', '忘记密码？'),
  or: words('or', '或', '或'),
  withPasskey: words('Sign in with a passkey', '以通行密匙登入', '使用通行密钥登录'),
  withProvider: words('Sign in with your company account', '以公司帳戶登入', '使用公司账户登录'),
  wrong: words(
    'The e-mail address or the password is wrong.',
    '電郵地址與密碼不符。',
    '电子邮箱与密码不匹配。',
  ),
  wait: words(
    'Too many tries. Try again in {minutes} min. A device that you signed in from before, a passkey or a new password lets you in at once.',
    '嘗試次數過多，請於 {minutes} 分鐘後再試。以曾經登入的裝置、通行密匙或重設密碼可即時登入。',
    '尝试次数过多，请在 {minutes} 分钟后再试。使用曾经登录过的设备、通行密钥或重设密码可立即登录。',
  ),
  waitCode: words(
    'Too many tries. Try again in {minutes} min.',
    '嘗試次數過多，請於 {minutes} 分鐘後再試。',
    '尝试次数过多，请在 {minutes} 分钟后再试。',
  ),
  notExpected: words(
    'This account has not been invited. Ask an administrator of your organisation for an invitation.',
    '此帳戶未獲邀請，請向貴機構的管理員索取邀請。',
    '此账户未获邀请，请向贵机构的管理员索取邀请。',
  ),
  otherIdentity: words(
    'Another company account already belongs to this e-mail address here. Sign in another way, and ask whoever runs this installation to take it off.',
    '此電郵地址在這裡已連結另一個公司帳戶。請改用其他方式登入，並請系統管理人員解除連結。',
    '此电子邮箱在这里已关联另一个公司账户。请改用其他方式登录，并请系统管理人员解除关联。',
  ),
  unprovenAddress: words(
    'An account here has this e-mail address already, but nobody has shown that the address is theirs. If the account is yours, sign in with its password; if not, tell whoever runs this installation.',
    '這裡已有帳戶使用此電郵地址，但從未證實該地址屬於帳戶持有人。如帳戶屬於你，請以密碼登入；否則請通知系統管理人員。',
    '这里已有账户使用此电子邮箱，但从未证实该邮箱属于账户持有人。如果账户属于您，请用密码登录；否则请通知系统管理人员。',
  ),
  providerFailed: words(
    'The sign-in with your company account did not work. Try again, or sign in another way.',
    '未能以公司帳戶登入，請重試或改用其他方式。',
    '无法使用公司账户登录，请重试或改用其他方式。',
  ),
  passkeyFailed: words(
    'No account here uses this passkey.',
    '此通行密匙未能開啟這裡的帳戶。',
    '此通行密钥无法打开这里的账户。',
  ),
  codeTitle: words('Second step', '第二步驗證', '第二步验证'),
  code: words('Code', '驗證碼', '验证码'),
  codeWhy: words(
    'Six digits from your authenticator app, or one of your recovery codes.',
    '驗證器應用程式的六位數字，或其中一個備用碼。',
    '验证器应用的六位数字，或其中一个恢复代码。',
  ),
  goOn: words('Continue', '繼續', '继续'),
  codeWrong: words(
    'This code is not right, not shown any more, or used already. Each lasts 30 seconds: type the next one. If none is taken, the clock of your phone is wrong: let it set its date and time automatically.',
    '驗證碼不正確、已失效或已使用。每個驗證碼有效 30 秒，請輸入下一個。如一直未能通過，可能是手機時間不準確：請將手機的日期和時間設為自動設定。',
    '验证码不正确、已失效或已使用。每个验证码有效 30 秒，请输入下一个。如果一直无法通过，可能是手机时间不准确：请将手机的日期和时间设为自动设置。',
  ),
  codeLate: words(
    'This took too long. Sign in again.',
    '已逾時，請重新登入。',
    '已超时，请重新登录。',
  ),
  forgotTitle: words('New password', '重設密碼', '重设密码'),
  forgotWhy: words(
    'We send a link to this address with which you set a new password.',
    '我們會向此地址發送連結，供你設定新密碼。',
    '我们会向此地址发送链接，供您设置新密码。',
  ),
  send: words('Send the link', '發送連結', '发送链接'),
  sent: words(
    'If this address has an account, a link is on its way. It works for one hour.',
    '如此地址設有帳戶，連結即將送達，有效期一小時。',
    '如果此地址有账户，链接即将送达，有效期一小时。',
  ),
  newPassword: words('New password', '新密碼', '新密码'),
  passwordRules: words(
    'At least 8 characters of any kind. A few words that only you would put together are good.',
    '至少 8 個字元，種類不限。只有你會想到的幾個詞語組合最佳。',
    '至少 8 个字符，种类不限。只有您会想到的几个词语组合最佳。',
  ),
  setPassword: words('Set the password', '設定密碼', '设置密码'),
  linkGone: words(
    'This link was used already or is too old. Ask for a new one.',
    '此連結已使用或已過期，請重新索取。',
    '此链接已使用或已过期，请重新获取。',
  ),
  passwordSet: words(
    'Your new password is set. Sign in with it.',
    '新密碼已設定，請以新密碼登入。',
    '新密码已设置，请使用新密码登录。',
  ),
  signedOut: words('You are signed out.', '你已登出。', '您已退出登录。'),
  back: words('Back to the sign-in', '返回登入頁', '返回登录页'),
} as const

/** Why a password cannot be taken, by what is wrong with it. */
export const passwordFaults = {
  too_short: words(
    'This password is too short: 8 characters or more.',
    '密碼太短：需 8 個字元或以上。',
    '密码太短：需 8 个字符或以上。',
  ),
  too_long: words(
    'This password is too long: 256 characters at most.',
    '密碼太長：最多 256 個字元。',
    '密码太长：最多 256 个字符。',
  ),
  common: words(
    'Many people use this password, so it is the first that is tried. Choose another.',
    '此密碼太常見，容易被猜中，請另選一個。',
    '此密码过于常见，容易被猜中，请另选一个。',
  ),
  names_you: words(
    'This password is your name or that of this place. Choose another.',
    '此密碼是你或本平台的名稱，請另選一個。',
    '此密码是您或本平台的名称，请另选一个。',
  ),
  breached: words(
    'This password is known from a theft of data elsewhere, so it is among the first that are tried. Choose another, and change it wherever you use it.',
    '此密碼曾在其他網站的資料外洩事故中出現，容易被猜中，請另選一個；若你在別處也使用此密碼，請一併更改。',
    '此密码曾在其他网站的数据泄露事件中出现，容易被猜中，请另选一个；如果您在别处也使用此密码，请一并更改。',
  ),
} as const
