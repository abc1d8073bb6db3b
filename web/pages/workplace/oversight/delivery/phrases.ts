import { words } from '../../../../../domain/words.ts'

/** Phrases of the page of monthly reports. */
export const deliveryPhrases = {
  title: words('Monthly reports', '每月報告', '每月报告'),
  why: words(
    'A report is made each month once the month is over, on the day you choose, and lies here to be fetched. You are told when it is ready; it is never sent by e-mail.',
    '每月結束後，系統會於你選擇的日子製作報告，並存放於此供下載。備妥時會通知你；報告不會以電郵傳送。',
    '每月结束后，系统会在您选择的日期生成报告，并存放在此供下载。备好时会通知您；报告不会通过电子邮件发送。',
  ),
  kept: words(
    'A file is kept for {months} months after it was made and then removed. The books stay: any month can be reported again.',
    '檔案於製作後保留 {months} 個月，其後移除；紀錄本身會保留，任何月份均可再次製作報告。',
    '文件生成后保留 {months} 个月，之后移除；记录本身会保留，任何月份都可以再次生成报告。',
  ),
  register: words('Register: {name}', '登記冊：{name}', '登记册：{name}'),
  order: words('Have a report made each month', '訂閱每月報告', '订阅每月报告'),
  report: words('Report', '報告', '报告'),
  form: words('Form', '格式', '格式'),
  language: words('Language', '語言', '语言'),
  day: words('Day of the following month', '翌月日期', '次月日期'),
  dayHint: words('1 to 28', '1 至 28', '1 至 28'),
  button: words('Order', '訂閱', '订阅'),
  ordered: words('Ordered.', '已訂閱。', '已订阅。'),
  endedNow: words(
    'Ended. What was made stays here for as long as it is kept.',
    '已終止。已製作的報告會保留至期限屆滿。',
    '已终止。已生成的报告会保留到期限届满。',
  ),
  list: words('Ordered', '已訂閱的報告', '已订阅的报告'),
  none: words('Nothing is ordered.', '尚未訂閱報告。', '还没有订阅报告。'),
  by: words('ordered by {name}', '由 {name} 訂閱', '由 {name} 订阅'),
  next: words('next: {month}, on {day}', '下一份：{month}，{day}', '下一份：{month}，{day}'),
  end: words('End', '終止', '终止'),
  endedAsked: words('ended', '已終止', '已终止'),
  endedLeft: words(
    'ended: whoever ordered it may no longer read here',
    '已終止：訂閱者已無權查閱',
    '已终止：订阅者已无权查阅',
  ),
  failed: words(
    'Could not be made, last tried {time}: {why}. It is tried again.',
    '未能製作，最近一次嘗試：{time}（{why}）。系統會再次嘗試。',
    '未能生成，最近一次尝试：{time}（{why}）。系统会再次尝试。',
  ),
  files: words('Made so far', '已製作的報告', '已生成的报告'),
  noFiles: words('None made yet.', '尚未製作。', '还没有生成。'),
  made: words('made {time}', '製作於 {time}', '生成于 {time}'),
} as const
