import { daysAfter } from '../local-day.ts'
import { type MeasureName, measureNames, measures } from '../measure/measure.ts'
import { type RegisterName, registers } from '../register/registers.ts'
import { houseRule } from '../source.ts'
import { daysOfMonth } from '../summary/months.ts'
import { type Words, words } from '../words.ts'

const registerNames = Object.keys(registers) as RegisterName[]

/** Reports that may be delivered each month, by what they are: the flow report, the registers and the measures. */
export const deliveredGroups = {
  flow: ['flow'],
  registers: registerNames,
  measures: measureNames,
} as const satisfies Readonly<Record<string, readonly DeliveredReport[]>>

/** All of them; no two groups share a name. */
export const deliveredReports: readonly DeliveredReport[] = Object.values(deliveredGroups).flat()
export type DeliveredReport = 'flow' | RegisterName | MeasureName

/** What a report is called that is delivered. */
export function deliveredLabel(report: DeliveredReport): Words {
  if (report === 'flow') return flow
  return isMeasure(report) ? measures[report].title : registers[report].label
}

/** Whether a report is a measure. */
export function isMeasure(report: DeliveredReport): report is MeasureName {
  return measureNames.some((name) => name === report)
}

const flow = words('Flow report', '物料流向報告', '物料流向报告')

/** Bounds of what is delivered by itself. */
export const deliveryTerms = {
  /** Days of a month on which every month may deliver. */
  days: { least: 1, usual: 5, most: 28 },
  mostOfOrganisation: 50,
  mostBytes: 20_000_000,
  /** How long a file is kept after it was made. */
  keptMonths: 24,
  source: houseRule(
    'A month has 28 days at least, a file of 20 MB is fetched from its page, and two years of files lie beside each other; the books stay, so that any month is reported again',
  ),
} as const

/** The instant before which a file was made that is kept no longer. */
export function keptSince(now: Date): Date {
  const since = new Date(now)
  // Of the last days of a month there may be none so many months ago: then it is the first of the next.
  since.setUTCMonth(since.getUTCMonth() - deliveryTerms.keptMonths)
  return since
}

/** Whether somebody may choose this day. */
export function isDeliveryDay(day: number): boolean {
  const { least, most } = deliveryTerms.days
  return Number.isInteger(day) && day >= least && day <= most
}

/** Whether a month is to be delivered on a day, or was before: on the chosen day of the month after it. */
export function isDue(month: string, { day, today }: { day: number; today: string }): boolean {
  return dueDay(month, day) <= today
}

/** The day on which a month is to be delivered. */
export function dueDay(month: string, day: number): string {
  return daysAfter(daysOfMonth(month).to, day - 1)
}

/** The first month that a delivery brings that is ordered on a day: the one that is running. */
export function firstMonth(today: string): string {
  return today.slice(0, 7)
}

/** The month after a month. */
export function monthAfter(month: string): string {
  return daysOfMonth(month).to.slice(0, 7)
}
