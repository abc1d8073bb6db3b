import { type Fault, faultOf } from '../refusal.ts'
import { type Words, words } from '../words.ts'

/** What spend is for, in the words that funding schemes budget by. */
export const spendKinds = {
  machinery: words('Machinery and equipment', '機器及設備', '机器及设备'),
  installation: words('Installation and commissioning', '安裝及調試', '安装及调试'),
  consultancy: words('Technical consultant', '技術顧問', '技术顾问'),
  training: words('Training', '培訓', '培训'),
  staff: words('Staff of the project', '項目人員', '项目人员'),
  materials: words('Materials and consumables', '物料及消耗品', '物料及消耗品'),
  other: words('Other', '其他', '其他'),
} as const satisfies Readonly<Record<string, Words>>

export type SpendKind = keyof typeof spendKinds
export const spendKindNames = Object.keys(spendKinds) as readonly SpendKind[]

/** Bounds of projects and of what they keep. Sums of all lines of a project stay safe integers. */
export const fundingBounds = {
  /** HK$1 billion in cents, of one line; ten times that of a project's budget. */
  lineCents: 100_000_000_000,
  budgetCents: 1_000_000_000_000,
  lines: 2_000,
  eventsOfLine: 20,
  eventsOfProject: 5_000,
  milestones: 20,
  people: 200,
  hours: 2_000,
} as const

/** What a line is tied to, which shows that something came of the money. */
export interface Ties {
  /** Ids of sealed events. */
  readonly events: readonly string[]
  readonly asset?: { readonly name: string; readonly serial: string } | undefined
  /** Id of a course. */
  readonly course?: string | undefined
}

/** The days on which a project may spend, both included, and today. */
export interface SpendDays {
  readonly starts: string
  readonly ends: string
  readonly today: string
}

/** What is wrong with a line by itself: its day, and that it is tied to nothing. */
export function faultsInLine(
  { day, events, asset, course }: Ties & { readonly day: string },
  { starts, ends, today }: SpendDays,
): readonly Fault[] {
  const faults: Fault[] = []
  if (day > today) faults.push(faultOf('/day', 'spend_ahead', { day, today }))
  else if (day < starts || day > ends)
    faults.push(faultOf('/day', 'spend_outside_project', { day, starts, ends }))
  if (events.length === 0 && asset === undefined && course === undefined)
    faults.push(faultOf('/events', 'spend_tied_to_nothing'))
  return faults
}
