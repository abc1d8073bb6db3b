import type { Source } from '../source.ts'
import { type Words, words } from '../words.ts'

/** Measures that an authority asks for, with what each is called and what it tells. */
export const measures = {
  'second-life': {
    title: words('What became of retired packs', '退役電池組的去向', '退役电池包的去向'),
    about: words(
      'Of the packs that came in during the period: how many, how many grams and how much measured energy were reused, repurposed, recycled, exported, passed on or are still held. Whatever came in stands in exactly one row.',
      '期內收到的電池組：再使用、改變用途、回收、出口、移交或仍然持有的數目、克數及實測能量。每一克均只列於一行。',
      '期内收到的电池包：再使用、梯次利用、回收、出口、移交或仍然持有的数量、克数及实测能量。每一克都只列于一行。',
    ),
  },
  dossier: {
    title: words('Second-use dossier', '二次應用卷宗', '梯次利用卷宗'),
    about: words(
      'Where the packs went that came in during the period, by pieces, mass and measured energy; the energy that serves a second time; and what left on each export permit.',
      '期內收到的電池組按件數、重量及實測能量的去向；二次應用的能量；以及每張出口許可證的支取。',
      '期内收到的电池包按件数、重量及实测能量的去向；梯次利用的能量；以及每张出口许可证的支取。',
    ),
  },
  recycling: {
    title: words(
      'Recycling efficiency and material recovery',
      '回收效率及材料回收率',
      '回收效率及材料回收率',
    ),
    about: words(
      'By recycler, group of chemistries and calendar year, against the targets of Regulation (EU) 2023/1542 Annex XII.',
      '按回收商、化學體系組別及曆年計算，對照歐盟第 2023/1542 號規例附件 XII 的目標。',
      '按回收商、化学体系组别及日历年计算，对照欧盟第 2023/1542 号条例附件 XII 的目标。',
    ),
  },
  permits: {
    title: words('Export permits drawn down', '出口許可證支取', '出口许可证支取'),
    about: words(
      'Every export permit that held some day of the period: what it allows, what left on it and what is left.',
      '期內任何一日有效的出口許可證：准許重量、已運離重量及餘額。',
      '期内任何一天有效的出口许可证：准许重量、已运离重量及余额。',
    ),
  },
  compliance: {
    title: words('Quarantine and deadlines', '隔離及期限', '隔离及期限'),
    about: words(
      'What was set apart, for how long and by whose right it was let go; and which deadlines of hand-overs were met.',
      '隔離的批次、時間長短及由何種權限解除；以及移交期限是否如期完成。',
      '隔离的批次、时间长短及由何种权限解除；以及移交期限是否如期完成。',
    ),
  },
  yields: {
    title: words(
      'Yields, losses and grades by stage',
      '各階段產出、損耗及等級',
      '各阶段产出、损耗及等级',
    ),
    about: words(
      'What every stage made of what went in, each loss against what is usual or allowed there, and how much of which grade.',
      '各階段的投入及產出、每項損耗與慣常或容許範圍的對照，以及各等級的數量及重量。',
      '各阶段的投入及产出、每项损耗与惯常或允许范围的对照，以及各等级的数量及重量。',
    ),
  },
  estates: {
    title: words('Output by floor area', '按樓面面積計的產出', '按建筑面积计的产出'),
    about: words(
      'By estate and facility: what left, by square metre of gross floor area and day; and what of waste and dangerous goods lies there, by square metre and against the licence.',
      '按工業園及設施：每日每平方米總樓面面積離開的重量；以及廢物與危險品的存量，按每平方米及對照牌照上限。',
      '按工业园区及设施：每天每平方米总建筑面积离开的重量；以及废物和危险货物的存量，按每平方米并对照许可证上限。',
    ),
  },
  avoided: {
    title: words('Water and dye', '用水及染料', '用水及染料'),
    about: words(
      'What meters and batch cards prove of water and dye, and nothing beyond.',
      '只列出水錶及批次卡所能證明的用水及染料。',
      '只列出水表及批次卡所能证明的用水及染料。',
    ),
  },
} as const satisfies Record<string, { readonly title: Words; readonly about: Words }>
export type MeasureName = keyof typeof measures

/** Names of all measures, in the order in which they are shown. */
export const measureNames = Object.keys(measures) as readonly MeasureName[]

/** What one figure of a row rests on: at least one of batch, event, hand-over and permit stands in it. */
export interface MeasureLine {
  /** Key of the row in which it counts. */
  readonly row: string
  /** Slug of whose it is. */
  readonly organisation: string
  /** Code of the batch. */
  readonly batch?: string | undefined
  /** Id of the event that says so. */
  readonly event?: string | undefined
  /** Id of the hand-over. */
  readonly handOver?: string | undefined
  /** When it happened, UTC ISO 8601. */
  readonly time?: string | undefined
  /** What it adds to the row, in whole grams; absent where the row counts something else. */
  readonly grams?: number | undefined
  /** What else is worth a word, such as the measured energy or the hours that it took. */
  readonly says?: Words | undefined
}

/** An equation that a measure must satisfy, and whether it does. */
export interface MeasureCheck {
  readonly label: Words
  readonly holds: boolean
}

/** What a measure rests on beside its lines. */
export interface MeasureBasis {
  readonly checks: readonly MeasureCheck[]
  readonly notes: readonly Words[]
  readonly sources: readonly Source[]
}
