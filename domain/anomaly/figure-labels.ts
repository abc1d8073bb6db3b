import { type Words, words } from '../words.ts'
import type { FigureName } from './finding.ts'
import type { AnomalyKind } from './kinds.ts'

/** What each number of the arithmetic is, for whoever checks it. */
const common: Readonly<Record<FigureName, Words>> = {
  observed: words('Seen', '所見', '所见'),
  usualLow: words('Usual, from', '平常下限', '平常下限'),
  usualHigh: words('Usual, to', '平常上限', '平常上限'),
  middle: words('Usual, middle', '平常中位數', '平常中位数'),
  spread: words(
    'Usual spread (1.4826 × MAD)',
    '平常離差（1.4826 × MAD）',
    '平常离差（1.4826 × MAD）',
  ),
  spreads: words('Spreads from the middle', '距中位數的離差倍數', '距中位数的离差倍数'),
  compared: words('Compared with', '比較對象數目', '比较对象数目'),
  asFar: words('Of them as far off', '當中同樣偏離的', '其中同样偏离的'),
  oneIn: words('How unlikely, at most', '最高可能性', '最高可能性'),
  factor: words('Apart by', '相差', '相差'),
  grams: words('Mass', '重量', '重量'),
  before: words('Before', '之前', '之前'),
  after: words('After', '之後', '之后'),
  seconds: words('Time between', '相隔時間', '相隔时间'),
  least: words('Least to be expected', '預計最少', '预计最少'),
  first: words('First', '第一次', '第一次'),
  second: words('Second', '第二次', '第二次'),
  count: words('Counted', '數目', '数目'),
  of: words('Out of', '總數', '总数'),
  others: words('Otherwise counted', '其餘數目', '其余数目'),
  ofOthers: words('Otherwise out of', '其餘總數', '其余总数'),
  tests: words('Comparisons made together', '同時比較的次數', '同时比较的次数'),
  days: words('Days without a record', '沒有紀錄的日數', '没有记录的天数'),
  since: words('Last record', '最後紀錄', '最后记录'),
  bound: words('Bound of the rule', '規則所定界限', '规则所定界限'),
}

/** Where a kind means something nearer by the name. */
const ofKind: Partial<Record<AnomalyKind, Partial<Record<FigureName, Words>>>> = {
  odd_yield: {
    before: words('Went in', '投入', '投入'),
    after: words('Came out', '產出', '产出'),
    compared: words(
      'Other runs of this stage here',
      '此處此階段的其他次數',
      '此处此阶段的其他次数',
    ),
  },
  odd_weighing: {
    before: words('On record before', '原有紀錄', '原有记录'),
    after: words('Weighed', '稱得', '称得'),
    observed: words('Difference', '差額', '差额'),
  },
  grade_shift: {
    count: words('Given this grade', '評為此等級', '评为此等级'),
    of: words('Graded in all', '評級總數', '分级总数'),
    others: words('Given it otherwise', '其他人或以往評為此等級', '其他人或以往评为此等级'),
    ofOthers: words('Graded otherwise', '其他人或以往的評級總數', '其他人或以往的分级总数'),
    oneIn: words(
      'By chance (Fisher’s exact test)',
      '純屬偶然的可能性（費雪精確檢定）',
      '纯属偶然的可能性（费舍尔精确检验）',
    ),
  },
  claim_near_limit: {
    before: words('Could be claimed', '可聲稱', '可声明'),
    after: words('Was claimed', '已聲稱', '已声明'),
    observed: words('Claimed to at least', '已聲稱至少', '已声明至少'),
  },
  silence: {
    middle: words('Days with records to be expected', '預計有紀錄的日數', '预计有记录的天数'),
    grams: words('Lies there', '現存', '现存'),
  },
  odd_looks: {
    count: words('Most on one day', '單日最多', '单日最多'),
    after: words('After its story ended', '流程結束後', '流程结束后'),
  },
}

/** What a number of a finding is called. */
export function figureLabel(kind: AnomalyKind, name: FigureName): Words {
  return ofKind[kind]?.[name] ?? common[name]
}
