import type { Scan } from './request.ts'

/** What no clock that is set here comes near, by more than a day. */
const [earliest, latest] = ['2000-01-01', '2090-01-01']

/** Whether something is said to have happened before there were records, or ahead of every clock. */
export function isOutsideTime({ eventTime = earliest }: Scan): boolean {
  return eventTime < earliest || eventTime > latest
}
