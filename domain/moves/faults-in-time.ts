import { dayMilliseconds, minuteMilliseconds } from '../hours.ts'
import { type Fault, faultOf } from '../refusal.ts'
import { moveRules } from './move.ts'

/** What is wrong with when something is said to have happened; `after` is what happened before it, UTC ISO 8601. */
export function faultsInTime(
  time: string,
  { now, after, pointer }: { now: Date; after?: string | undefined; pointer: string },
): readonly Fault[] {
  const { leadMinutes, mostDaysLate } = moveRules
  if (Date.parse(time) > now.getTime() + leadMinutes * minuteMilliseconds) {
    return [faultOf(pointer, 'move_ahead', { minutes: leadMinutes })]
  }
  if (Date.parse(time) < now.getTime() - mostDaysLate * dayMilliseconds) {
    return [faultOf(pointer, 'move_too_late', { days: mostDaysLate })]
  }
  if (after !== undefined && time < after) {
    return [faultOf(pointer, 'move_before', { time, before: after })]
  }
  return []
}
