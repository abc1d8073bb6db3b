import { words } from '../../../domain/words.ts'

/** Phrases of the page on which a reader asks the holder of a record. */
export const askPhrases = {
  section: words('What is not shown here', '未在此顯示的資料', '未在此显示的数据'),
  why: words(
    'Test values, condition and papers are kept for owners, workshops and authorities. Whoever holds the item can show them to you, for a time that they choose.',
    '測試數值、狀況及文件只供物主、維修商及主管當局查閱。持有者可向你披露，並自行決定期限。',
    '测试数值、状况及文件仅供物主、维修商及主管部门查阅。持有方可向您披露，并自行决定期限。',
  ),
  ask: words('Ask the holder', '向持有者查詢', '向持有方查询'),
  title: words('Ask about {code}', '查詢 {code}', '查询 {code}'),
  lead: words(
    'Your question goes to {name}, who keeps this record. Whether and how to answer is theirs to decide.',
    '你的查詢會送交備存此紀錄的 {name}。是否及如何回覆由對方決定。',
    '您的查询会送交保存此记录的 {name}。是否及如何回复由对方决定。',
  ),
  about: words('What about', '查詢事項', '查询事项'),
  question: words('Your question', '你的查詢', '您的查询'),
  questionHint: words(
    'Say why you ask: it makes an answer likelier',
    '請說明查詢原因，有助對方回覆',
    '请说明查询原因，有助对方回复',
  ),
  asker: words('Who you are', '你的身分', '您的身份'),
  askerHint: words(
    'A name, or what you are: a buyer, a workshop',
    '姓名或身分，例如買家、維修商',
    '姓名或身份，例如买家、维修商',
  ),
  replyTo: words('How else they may reach you', '其他聯絡方式', '其他联系方式'),
  replyToHint: words(
    'E-mail address or telephone number. The answer itself comes to a page of your own, whose address you get now',
    '電郵地址或電話號碼。回覆會在你的專用頁面顯示，送出後即可取得網址',
    '电子邮箱或电话号码。回复会在您的专用页面显示，发送后即可取得网址',
  ),
  kept: words(
    'Shown to the holder and to nobody else. Kept for 90 days, with an answer for 90 days more or as long as it shows you something. You can delete it at any time.',
    '只供持有者查閱。保存 90 天；獲回覆後再保存 90 天，或至披露期限為止。你可隨時刪除。',
    '仅供持有方查阅。保存 90 天；获回复后再保存 90 天，或至披露期限为止。您可随时删除。',
  ),
  send: words('Send', '送出', '发送'),
  deleted: words('Your question was deleted.', '你的查詢已刪除。', '您的查询已删除。'),
  back: words('Back to the record', '返回紀錄', '返回记录'),
} as const
