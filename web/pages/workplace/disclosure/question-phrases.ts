import { words } from '../../../../domain/words.ts'

/** Phrases of the pages of what readers of public records ask. */
export const questionPhrases = {
  title: words('Questions from readers of your records', '讀者的查詢', '读者的查询'),
  one: words('Question of a reader', '讀者的查詢', '读者的查询'),
  all: words('All questions', '所有查詢', '所有查询'),
  why: words(
    'Asked on the public pages of your batches. You need not answer. What you answer is read on a page of their own by whoever asked; no e-mail is needed.',
    '以下查詢來自你批次的公開頁面。你可選擇是否回覆。回覆會在查詢者的專用頁面顯示，無須電郵。',
    '以下查询来自您批次的公开页面。您可选择是否回复。回复会在查询者的专用页面显示，无须电子邮件。',
  ),
  listed: words(
    'What strangers ask on the public pages of your batches',
    '公眾在你批次的公開頁面提出的查詢',
    '公众在您批次的公开页面提出的查询',
  ),
  none: words('No questions.', '沒有查詢。', '没有查询。'),
  asker: words('Who asks', '查詢者', '查询者'),
  replyTo: words('May be reached at', '聯絡方式', '联系方式'),
  asked: words('Asked', '查詢時間', '查询时间'),
  keptUntil: words('Kept until', '保存至', '保存至'),
  waiting: words('Waits for you', '待你回覆', '待您回复'),
  answered: words('Answered', '已回覆', '已回复'),
  declined: words('Declined', '已婉拒', '已婉拒'),
  open: words('Open', '開啟', '打开'),
  toAnswer: words('Answer', '回覆', '回复'),
  toAnswerWhy: words(
    'Whoever asked reads it on their page. What you choose below they see too, until the time you say; each look is noted for you.',
    '查詢者會在其頁面看到回覆。如在下方選擇資料，對方亦可查閱，直至你指定的時間；每次查閱均會記錄。',
    '查询者会在其页面看到回复。如在下方选择数据，对方也可查阅，直至您指定的时间；每次查阅均会记录。',
  ),
  answer: words('Your answer', '你的回覆', '您的回复'),
  answerHint: words(
    'Plain words; nobody but whoever asked reads them',
    '以淺白文字填寫；只有查詢者看到',
    '以通俗文字填写；只有查询者看到',
  ),
  untilHint: words(
    'Needed where you show facts; a year at most',
    '如披露資料則必須填寫；最長一年',
    '如披露数据则必须填写；最长一年',
  ),
  send: words('Send the answer', '送出回覆', '发送回复'),
  toDecline: words('Or decline', '或婉拒', '或婉拒'),
  reason: words('Why there is no answer', '不作回覆的原因', '不作回复的原因'),
  decline: words('Decline', '婉拒', '婉拒'),
  when: words('On', '回覆時間', '回复时间'),
  toGrant: words('What you show for it', '就此披露的資料', '就此披露的数据'),
  answeredNow: words(
    'Whoever asked reads it on their page from now on.',
    '查詢者現可在其頁面看到。',
    '查询者现可在其页面看到。',
  ),
  outside: words(
    'Asked before answers were read in Loomcell: show facts by a link, and send it to where they may be reached.',
    '此查詢在系統可直接回覆前提出：請以連結披露資料，並發至對方所留的聯絡方式。',
    '此查询在系统可直接回复前提出：请以链接披露数据，并发至对方所留的联系方式。',
  ),
  show: words('Show them facts', '向查詢者披露資料', '向查询者披露数据'),
  delete: words('Delete', '刪除', '删除'),
  deleteWaiting: words(
    'Deletes the question without an answer.',
    '不作回覆，並刪除查詢。',
    '不作回复，并删除查询。',
  ),
  deleteAnswered: words(
    'Deletes question and answer, and ends what you show for it.',
    '刪除查詢及回覆，並結束就此披露的資料。',
    '删除查询及回复，并结束就此披露的数据。',
  ),
  done: words('The question was deleted.', '查詢已刪除。', '查询已删除。'),
  older: words('Older', '更早', '更早'),
} as const
