import { words } from '../../../../domain/words.ts'

/** Phrases of the page of what readers of public records ask. */
export const questionPhrases = {
  title: words('Questions from readers of your records', '讀者的查詢', '读者的查询'),
  why: words(
    'Asked on the public pages of your batches. You need not answer. Whoever asks said how to be reached: send them the link that you get when you show them something.',
    '以下查詢來自你批次的公開頁面。你可選擇是否回覆。如同意披露，請把所得連結發給查詢者所留的聯絡方式。',
    '以下查询来自您批次的公开页面。您可选择是否回复。如同意披露，请把所得链接发给查询者所留的联系方式。',
  ),
  listed: words(
    'What strangers ask on the public pages of your batches',
    '公眾在你批次的公開頁面提出的查詢',
    '公众在您批次的公开页面提出的查询',
  ),
  none: words('No questions.', '沒有查詢。', '没有查询。'),
  replyTo: words('Answer to', '回覆至', '回复至'),
  asked: words('Asked', '查詢時間', '查询时间'),
  show: words('Show them facts', '向查詢者披露資料', '向查询者披露数据'),
  dealtWith: words('Dealt with: delete', '已處理：刪除', '已处理：删除'),
  done: words('The question was deleted.', '查詢已刪除。', '查询已删除。'),
  older: words('Older', '更早', '更早'),
} as const
