import { words } from '../../../domain/words.ts'

/** Phrases of the pages that add an authenticator app. `{…}` is filled in. */
export const factorPhrases = {
  title: words('Authenticator app', '驗證器應用程式', '验证器应用'),
  scan: words(
    'Scan this picture with the app, or type the key into it.',
    '以驗證器應用程式掃描圖片，或輸入下列密匙。',
    '使用验证器应用扫描图片，或输入下列密钥。',
  ),
  picture: words(
    'QR code for the authenticator app',
    '驗證器應用程式的二維碼',
    '验证器应用的二维码',
  ),
  key: words('Key', '密匙', '密钥'),
  afterwards: words(
    'Then type the six digits that it shows.',
    '然後輸入程式顯示的六位數字。',
    '然后输入应用显示的六位数字。',
  ),
  code: words('Code', '驗證碼', '验证码'),
  turnOn: words('Turn it on', '啟用', '启用'),
  codesTitle: words('Recovery codes', '備用碼', '恢复代码'),
  codesWhy: words(
    'Each lets you in once when the app is out of reach. Keep them where only you find them: they are shown this once.',
    '驗證器應用程式不在身邊時，每個備用碼可登入一次。請妥善保存，此處只顯示一次。',
    '验证器应用不在身边时，每个恢复代码可登录一次。请妥善保存，此处只显示一次。',
  ),
  codesKept: words('I have kept them', '我已保存', '我已保存'),
  wrong: words(
    'This code is not right or not shown any more. Each lasts 30 seconds: look at the app again. If none is taken, the clock of your phone is wrong: let it set its date and time automatically.',
    '驗證碼不正確或已失效。每個驗證碼有效 30 秒，請再查看程式。如一直未能通過，可能是手機時間不準確：請將手機的日期和時間設為自動設定。',
    '验证码不正确或已失效。每个验证码有效 30 秒，请再查看应用。如果一直无法通过，可能是手机时间不准确：请将手机的日期和时间设为自动设置。',
  ),
} as const
