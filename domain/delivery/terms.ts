import { daysAfter } from '../local-day.ts'
import { type RegisterName, registers } from '../register/registers.ts'
import { houseRule } from '../source.ts'
import { daysOfMonth } from '../summary/months.ts'
import { type Words, words } from '../words.ts'

/** Reports that may be delivered each month: the flow report, and each register. */
export const deliveredReports = ['flow', ...(Object.keys(registers) as RegisterName[])] as const
export type DeliveredReport = 'flow' | RegisterName

/** What a report is called that is delivered. */
export function deliveredLabel(report: DeliveredReport): Words {
  return report === 'flow' ? flow : registers[report].label
}

const flow = words('Flow report', '物料流向報告', '物料流向报告')

/** Bounds of what is delivered by itself. */
export const deliveryTerms = {
  /** Days of a month on which every month may deliver. */
  days: { least: 1, most: 28 },
  mostOfOrganisation: 50,
  mostBytes: 20_000_000,
  source: houseRule('A month has 28 days at least, and a file of 20 MB is fetched from its page'),
} as const

/** Whether somebody may choose this day. */
export function isDeliveryDay(day: number): boolean {
  const { least, most } = deliveryTerms.days
  return Number.isInteger(day) && day >= least && day <= most
}

/** Whether a month is to be delivered on a day, or was before: on the chosen day of the month after it. */
export function isDue(month: string, { day, today }: { day: number; today: string }): boolean {
  return daysAfter(daysOfMonth(month).to, day - 1) <= today
}

/** The first month that a delivery brings that is ordered on a day: the one that is running. */
export function firstMonth(today: string): string {
  return today.slice(0, 7)
}

/** The month after a month. */
export function monthAfter(month: string): string {
  return daysOfMonth(month).to.slice(0, 7)
}
