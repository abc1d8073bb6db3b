import { hourMilliseconds } from './hours.ts'
import { houseRule, type Source } from './source.ts'
import { type Words, words } from './words.ts'

/** A time by which something has to be done, or until which something is valid. */
export interface DeadlineRule {
  readonly label: Words
  /** Hours before the time from which it counts as near. */
  readonly nearHours: number
  /** Hours after what starts it; absent where the time itself is on record. */
  readonly afterHours?: number
  readonly source: Source
}

const day = 24

/** The closed list of deadlines; a stream's own terms give the hours of a delivery. */
export const deadlineRules = {
  delivery: {
    label: words('Goods have to arrive', '貨物須送達', '货物须送达'),
    nearHours: 12,
    source: houseRule('The hours are the custody terms of the stream; told half a day before'),
  },
  decision: {
    label: words('Goods that arrived wait for a decision', '已送達貨物待驗收', '已送达货物待验收'),
    nearHours: day,
    afterHours: 3 * day,
    source: houseRule('Three days to accept or refuse what arrived'),
  },
  return: {
    label: words('Refused goods have to be back', '被拒收貨物須退回', '被拒收货物须退回'),
    nearHours: 3 * day,
    afterHours: 14 * day,
    source: houseRule('Two weeks to take back what was refused'),
  },
  licence: {
    label: words('Licence of a facility ends', '設施牌照到期', '设施许可证到期'),
    nearHours: 60 * day,
    source: houseRule('Sixty days, since a renewal takes weeks'),
  },
  competence: {
    label: words('Certificate of competence ends', '資格證書到期', '资格证书到期'),
    nearHours: 30 * day,
    source: houseRule('Thirty days to arrange the next course'),
  },
  export_permit: {
    label: words('Export permit ends', '出口許可證到期', '出口许可证到期'),
    nearHours: 90 * day,
    source: {
      basis: 'read',
      text: 'EPD guidance notes on the export permit application form, Jul 2018: an application should normally be submitted at least 90 days before shipping; it may take longer',
    },
  },
  station_key: {
    label: words('Key of a station ends', '工作站密匙到期', '工作站密钥到期'),
    nearHours: 14 * day,
    source: houseRule('Two weeks to rotate a key'),
  },
} as const satisfies Record<string, DeadlineRule>
export type DeadlineKind = keyof typeof deadlineRules

/** Where a deadline stands at a moment: not worth a word yet, near, or passed. */
export function deadlineStateAt(
  kind: DeadlineKind,
  dueTime: Date,
  now: Date,
): 'far' | 'near' | 'passed' {
  const left = dueTime.getTime() - now.getTime()
  if (left <= 0) return 'passed'
  return left <= deadlineRules[kind].nearHours * hourMilliseconds ? 'near' : 'far'
}
