import { type DeadlineKind, deadlineRules } from '../deadline.ts'
import { hourMilliseconds } from '../hours.ts'

/** Deadlines of goods on their way from one organisation to another. */
export const custodyDeadlines = ['delivery', 'decision', 'return'] as const satisfies DeadlineKind[]
export type CustodyDeadline = (typeof custodyDeadlines)[number]

/** When what happened to goods on their way; null for what has not, or for what the reader may not know. */
export interface CustodyTimes {
  readonly dueTime: Date | null
  readonly receivedTime: Date | null
  readonly decidedTime: Date | null
  /** When refused goods were back, or nothing was left to do. */
  readonly closedTime: Date | null
  /** Whether any of it was refused, so that it has to come back. */
  readonly isRefused: boolean
}

/**
 * Which deadlines a movement missed, kept or not by now: of what has not happened yet, those that are past. The hours are those
 * of `deadlineRules`, and of the stream's custody terms for the delivery.
 */
export function missedDeadlines(times: CustodyTimes, now: Date): readonly CustodyDeadline[] {
  const { dueTime, receivedTime, decidedTime, closedTime, isRefused } = times
  const missed: CustodyDeadline[] = []
  if (dueTime !== null && isAfter(receivedTime ?? now, dueTime)) missed.push('delivery')
  const { decision, return: back } = deadlineRules
  if (receivedTime !== null) {
    const due = later(receivedTime, decision.afterHours)
    if (isAfter(decidedTime ?? now, due)) missed.push('decision')
  }
  if (decidedTime !== null && isRefused) {
    const due = later(decidedTime, back.afterHours)
    if (isAfter(closedTime ?? now, due)) missed.push('return')
  }
  return missed
}

function later(time: Date, hours: number): Date {
  return new Date(time.getTime() + hours * hourMilliseconds)
}

function isAfter(time: Date, due: Date): boolean {
  return time.getTime() > due.getTime()
}
