import type { Batch, Model } from './model.ts'
import type { StageRule } from './stages.ts'

/** When something is said to have happened, in milliseconds since 1970; undefined of what has the time of its record. */
export type Stated = number | undefined

/** How far two clocks may be apart, and how long before its record something may have happened that says no time. */
const [apart, entered] = [days(1), days(31)]

/** Further than clocks are set here, and a run takes. */
const unsure = days(2)

/** So many days in milliseconds. */
export function days(count: number): number {
  return count * 86_400_000
}

/** When a request says that it happened. */
export function statedIn({ eventTime }: Readonly<Record<string, unknown>>): Stated {
  return typeof eventTime === 'string' ? Date.parse(eventTime) : undefined
}

/** Whether something is said to have happened before there were records, or ahead of every clock. */
export function isOutsideTime(stated: Stated, { openedTime }: Pick<Model, 'openedTime'>): boolean {
  if (stated === undefined) return false
  const ahead = told(stated - openedTime - apart)
  return ahead > 0 || stated < Date.parse('2000-01-01T00:00:00.000Z')
}

/** Whether something is said to have happened too long before what it has to follow. */
export function isBefore(
  stated: Stated,
  earlier: Stated,
  { openedTime }: Pick<Model, 'openedTime'>,
): boolean {
  if (stated === undefined) return false
  if (earlier !== undefined) return stated < earlier - apart
  return told(stated - openedTime + entered) < 0
}

/** Whether a time is far enough from all bounds that hang on the time of a record. */
export function isTold(stated: number, { openedTime }: Pick<Model, 'openedTime'>): boolean {
  return [apart, -entered].every((bound) => Math.abs(stated - openedTime - bound) > unsure)
}

/** What hangs on the very time of a record, which no clock here tells, no client asks for. */
function told(milliseconds: number): number {
  if (Math.abs(milliseconds) > unsure) return milliseconds
  throw new RangeError('Cannot judge a time so close to a bound that hangs on the time of a record')
}

/** When a batch came in, and the last moment that others have to follow. */
export function timesOf({ pile }: Pick<Batch, 'pile'>): { made: Stated; since: Stated } {
  const made = pile[0]?.stated
  return { made, since: pile.findLast(({ stated }) => stated !== undefined)?.stated ?? made }
}

/** How a time stands to the histories of what it is said of: refused, or kept although it comes late. */
export function judgeTime(
  { isLate, isElsewhere }: Pick<StageRule, 'isLate' | 'isElsewhere'>,
  stated: Stated,
  { named, model }: { named: readonly Batch[]; model: Pick<Model, 'openedTime'> },
): 'fits' | 'late' | 'refused' {
  const each = named.map((batch) => {
    const { made, since } = timesOf(batch)
    if (!isElsewhere && isBefore(stated, made, model)) return 'refused'
    if (!isBefore(stated, since, model)) return 'fits'
    return isLate ? 'late' : 'refused'
  })
  if (each.includes('refused')) return 'refused'
  return each.includes('late') ? 'late' : 'fits'
}
