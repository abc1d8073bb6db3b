import { words } from '../../../../domain/words.ts'

/** What an organisation's page says of what anyone may see of it. */
export const publicPhrases = {
  contact: words('How strangers reach you', '公眾聯絡方式', '公众联系方式'),
  contactHint: words(
    'A telephone number or an e-mail address. Anyone sees it on your records: whom to call when goods are recalled',
    '電話號碼或電郵地址。任何人都會在你的紀錄看到：貨物被召回時可聯絡誰',
    '电话号码或电子邮箱。任何人都会在您的记录看到：货物被召回时可联系谁',
  ),
  named: words(
    'Your name in the records of others',
    '你在其他機構紀錄中的名稱',
    '您在其他机构记录中的名称',
  ),
  namedNo: words('Withhold it', '不公開', '不公开'),
  namedYes: words(
    'Give it, with a link to your record',
    '公開，並連至你的紀錄',
    '公开，并链接至您的记录',
  ),
  namedHint: words(
    'When goods pass on, records tell through whose hands they went. Withholding hides your name only: the chain goes on beyond you, so your direct partners can tell which place is yours, and see with whom you deal where those give their names. Whoever withholds its name is told nobody else’s on its own records. Your own records always name you.',
    '貨物移交後，紀錄會列出經手機構。不公開只會隱藏你的名稱：經手機構的列表不會在你之後中斷，故與你直接交易的機構可得知該位置是你，若你的其他交易對象公開名稱，亦會看到你與誰交易。不公開名稱的機構，其紀錄亦不會列出其他機構的名稱。你自己的紀錄總會顯示你的名稱。',
    '货物移交后，记录会列出经手机构。不公开只会隐藏您的名称：经手机构的列表不会在您之后中断，因此与您直接交易的机构可得知该位置是您，如果您的其他交易对象公开名称，也会看到您与谁交易。不公开名称的机构，其记录也不会列出其他机构的名称。您自己的记录总会显示您的名称。',
  ),
} as const
