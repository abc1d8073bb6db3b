import { words } from '../../../domain/words.ts'

/** Phrases of the page on which a reader finds what became of a question. */
export const askedPhrases = {
  title: words('Your question about {code}', '你對 {code} 的查詢', '您对 {code} 的查询'),
  sent: words(
    'Your question went to {name}.',
    '你的查詢已送交 {name}。',
    '您的查询已送交 {name}。',
  ),
  keep: words(
    'Keep the address of this page: the answer will be here. It is told this once, and whoever has it reads the same as you.',
    '請保存本頁網址：回覆會在此顯示。網址只顯示這一次，任何人取得網址均可看到相同內容。',
    '请保存本页网址：回复会在此显示。网址只显示这一次，任何人取得网址均可看到相同内容。',
  ),
  state: words('What became of it', '處理結果', '处理结果'),
  waiting: words('Waiting for an answer', '等待回覆', '等待回复'),
  waitingWhy: words(
    '{name} has not answered yet. Whether and how is theirs to decide. Look here again until {time}.',
    '{name} 尚未回覆；是否及如何回覆由對方決定。可在 {time} 前再查看本頁。',
    '{name} 尚未回复；是否及如何回复由对方决定。可在 {time} 前再查看本页。',
  ),
  answered: words('Answered', '已回覆', '已回复'),
  declined: words('Declined', '已婉拒', '已婉拒'),
  answer: words('What they say', '對方的回覆', '对方的回复'),
  reason: words('Why', '原因', '原因'),
  when: words('On', '回覆時間', '回复时间'),
  asked: words('What you asked', '你的查詢', '您的查询'),
  about: words('About', '查詢事項', '查询事项'),
  askedTime: words('Asked on', '查詢時間', '查询时间'),
  of: words('Asked of', '查詢對象', '查询对象'),
  keptUntil: words('Kept until', '保存至', '保存至'),
  shown: words('What they show you', '向你披露的資料', '向您披露的数据'),
  shownWhy: words(
    'Facts of this record that are not public, until {time}. Each look is told to {name}, and your own device checks them against this record.',
    '本紀錄的非公開資料，披露至 {time}。每次查閱 {name} 均會知悉，你的裝置會把資料與本紀錄核對。',
    '本记录的非公开数据，披露至 {time}。每次查阅 {name} 均会知悉，您的设备会把数据与本记录核对。',
  ),
  look: words('Look at it', '查閱資料', '查阅数据'),
  over: words(
    'What was shown to you is over since {time}.',
    '向你披露的資料已於 {time} 結束。',
    '向您披露的数据已于 {time} 结束。',
  ),
  record: words('Back to the record', '返回紀錄', '返回记录'),
  again: words('Ask something else', '提出其他查詢', '提出其他查询'),
  delete: words('Delete my question', '刪除我的查詢', '删除我的查询'),
  deleteWhy: words(
    'At once and for good, with all that you wrote and all that was answered. What is shown to you ends too.',
    '立即永久刪除，包括你所寫的內容及對方的回覆；向你披露的資料亦同時結束。',
    '立即永久删除，包括您所写的内容及对方的回复；向您披露的数据也同时结束。',
  ),
} as const
