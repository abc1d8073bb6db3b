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
    'Say who you are and why you ask: it makes an answer likelier',
    '請說明你的身分及查詢原因，有助對方回覆',
    '请说明您的身份及查询原因，有助对方回复',
  ),
  replyTo: words('Where they reach you', '聯絡你的方式', '联系您的方式'),
  replyToHint: words(
    'E-mail address or telephone number',
    '電郵地址或電話號碼',
    '电子邮箱或电话号码',
  ),
  kept: words(
    'Kept for the holder until it is dealt with, 90 days at most, and shown to nobody else.',
    '只供持有者查閱，處理後即刪除，最長保存 90 天。',
    '仅供持有方查阅，处理后即删除，最长保存 90 天。',
  ),
  send: words('Send', '送出', '发送'),
  sent: words(
    'Your question went to {name}.',
    '你的查詢已送交 {name}。',
    '您的查询已送交 {name}。',
  ),
  sentNext: words(
    'If they show you something, you get a link from them. Every look by it is told to them, and your own device checks what it shows against this record.',
    '如對方同意披露，會向你提供一個連結。每次查閱對方都會知悉，你的裝置會把所示資料與本紀錄核對。',
    '如对方同意披露，会向您提供一个链接。每次查阅对方都会知悉，您的设备会把所示数据与本记录核对。',
  ),
  back: words('Back to the record', '返回紀錄', '返回记录'),
} as const
