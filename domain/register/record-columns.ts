import { deadlineRules } from '../deadline.ts'
import { houseRule } from '../source.ts'
import { words } from '../words.ts'
import type { Columns } from './column.ts'
import { inBooks, order } from './column-sources.ts'

/** What came of it, and where it is recorded. */
export const recordColumns = {
  went_on: {
    label: words('Became', '所成批次', '所成批次'),
    source: order.treatment,
    read: ({ wentOn, wentOnCount }) =>
      wentOn.length === 0
        ? null
        : `${wentOn.map(({ code }) => code).join(' ')}${wentOnCount > wentOn.length ? ` … (${wentOnCount})` : ''}`,
  },
  operation: {
    label: words('Recovery or disposal (R/D)', '回收或處置作業（R/D）', '回收或处置作业（R/D）'),
    source: order.operation,
    read: ({ operation }) => operation,
  },
  refusal_reason: {
    label: words('Why refused', '拒收原因', '拒收原因'),
    source: order.accepted,
    as: 'name',
    read: ({ refusalReason }) => refusalReason,
  },
  late: {
    label: words('Late', '逾期', '逾期'),
    source: houseRule('The deadlines of a hand-over, with the hours that they have here'),
    read: ({ late }, language) =>
      late.length === 0
        ? null
        : late
            .map((one) => deadlineRules[one].label[language])
            .join(language === 'en' ? '; ' : '；'),
  },
  corrected: {
    label: words('Corrected or reversed', '已更正或撤回', '已更正或撤回'),
    source: inBooks,
    read: ({ isCorrected, isReversal }, language) =>
      isReversal ? marks.reversal[language] : isCorrected ? marks.corrected[language] : null,
  },
  hand_over_state: {
    label: words('Hand-over', '移交', '移交'),
    source: inBooks,
    as: 'name',
    read: ({ handOverState }) => handOverState,
  },
  record_time: {
    label: words('Recorded', '記錄時間', '记录时间'),
    source: inBooks,
    as: 'time',
    read: ({ recordTime }) => recordTime,
  },
  hand_over: {
    label: words('Number of the hand-over', '移交編號', '移交编号'),
    source: inBooks,
    read: ({ handOver }) => handOver,
  },
  event: {
    label: words('Event', '事件', '事件'),
    source: inBooks,
    read: ({ event }) => event,
  },
  digest: {
    label: words('Digest of the event', '事件的雜湊值', '事件的哈希值'),
    source: inBooks,
    read: ({ digest }) => digest,
  },
} as const satisfies Columns

const marks = {
  corrected: words('Corrected', '已更正', '已更正'),
  reversal: words('Reversal', '撤回', '撤回'),
}
