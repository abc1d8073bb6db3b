import { minuteMilliseconds } from './hours.ts'
import { houseRule } from './source.ts'

/** How long a link for an inspector opens something, in minutes, and how often it may be opened. */
export const inspectionTerms = {
  minutes: { least: 5, usual: 15, most: 60 },
  /** What a form offers. */
  choices: [5, 15, 30, 60],
  /** A link that is opened more often than that went round. */
  mostLooks: 200,
  source: houseRule(
    'An inspection at a roadside or a gate takes minutes; later a new link is made',
  ),
} as const

/** Whether a link may live so many whole minutes. */
export function isInspectionTime(minutes: number): boolean {
  const { least, most } = inspectionTerms.minutes
  return Number.isInteger(minutes) && minutes >= least && minutes <= most
}

/** When a link ends that is made now. */
export function inspectionEnd(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * minuteMilliseconds)
}

/** Where a link stands at a moment: it is over by its end, by its owner, or by having been opened too often. */
export function inspectionState(
  {
    expiresTime,
    endedTime,
    looks,
  }: { readonly expiresTime: Date; readonly endedTime: Date | null; readonly looks: number },
  now: Date,
): 'open' | 'ended' | 'expired' {
  if (endedTime !== null) return 'ended'
  return expiresTime > now && looks < inspectionTerms.mostLooks ? 'open' : 'expired'
}
