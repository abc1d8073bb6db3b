import { words } from '../../domain/words.ts'

const firstDay = '2026-01-01'
const moment = '2026-11-20T00:00:00+08:00'

/** Options that say which days are meant, and by whose clock. */
export const periodOptions = {
  from: {
    type: 'string',
    value: 'DAY',
    says: words(
      `first day of the period, such as ${firstDay}`,
      `期間的第一日，例如 ${firstDay}`,
      `期间的第一天，例如 ${firstDay}`,
    ),
  },
  to: {
    type: 'string',
    value: 'DAY',
    says: words('first day after the period', '期間結束後的第一日', '期间结束后的第一天'),
  },
  period: {
    type: 'string',
    value: 'MONTH',
    says: words(
      'a month or a year instead of --from and --to, such as 2026-10',
      '以月份或年份代替 --from 及 --to，例如 2026-10',
      '用月份或年份代替 --from 和 --to，例如 2026-10',
    ),
  },
  'as-of': {
    type: 'string',
    value: 'TIME',
    says: words(
      `as it stood then, such as ${moment}`,
      `按當時的情況，例如 ${moment}`,
      `按当时的情况，例如 ${moment}`,
    ),
  },
  'from-beginning': {
    type: 'boolean',
    says: words(
      'all events there are, so that opening stock rests on them alone',
      '包括所有事件，令期初存貨完全由事件得出',
      '包括所有事件，使期初库存完全由事件得出',
    ),
  },
  year: {
    type: 'string',
    value: 'YEAR',
    says: words(
      'the calendar year; this one when absent',
      '曆年；不填時為本年',
      '日历年；不填时为本年',
    ),
  },
  'time-zone': {
    type: 'string',
    value: 'NAME',
    says: words(
      'where days begin; as the organisation says when absent, else UTC',
      '以哪個時區計算日期；不填時按機構設定，否則為 UTC',
      '以哪个时区计算日期；不填时按机构设置，否则为 UTC',
    ),
  },
} as const
