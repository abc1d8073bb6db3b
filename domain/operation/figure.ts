import { type Words, words } from '../words.ts'

/** What a figure counts in; ages and lengths of time are seconds. */
export type FigureUnit = 'count' | 'seconds' | 'bytes'

/** Something that is read off a running installation: under one name for whoever watches it, and in words for people. */
export interface Figure {
  readonly group: FigureGroup
  /** As Prometheus names it, with its unit. */
  readonly metric: string
  readonly unit: FigureUnit
  readonly label: Words
  /** What it counts, for whoever writes an alarm. */
  readonly help: string
}

/** Groups of figures in the order in which a page shows them. */
export const figureGroups = {
  recording: words('Recording and database', '紀錄及數據庫', '记录与数据库'),
  log: words('Public log', '公開日誌', '公开日志'),
  jobs: words('Background work', '背景工作', '后台任务'),
  messages: words('Messages to others', '對外訊息', '对外消息'),
  sums: words('Sums for reports', '報告的匯總', '报告的汇总'),
  machine: words('Machine', '主機', '主机'),
} as const

export type FigureGroup = keyof typeof figureGroups

/** Most rows that are counted of what waits: beyond it a figure stands still, and its age goes on. */
export const mostCounted = 100_000
