import type { BatchTimes, Happening } from '../domain/batch-times.ts'
import type { BatchState, Scan } from '../domain/event.ts'
import { dayMilliseconds } from '../domain/hours.ts'
import { earliestEventTime, mostClockLeadMilliseconds } from '../domain/limits.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { houseRule } from '../domain/source.ts'
import { type Warning, warningOf } from '../domain/warning.ts'
import { placelessStages } from './common-stages.ts'
import type { Known } from './known.ts'
import type { Stage } from './stream.ts'

/**
 * The one rule for when something may have happened. Clocks of devices are wrong and scans made without a network come late,
 * in any order; what is entered without a time of its own may have happened before it was entered.
 */
export const timeRules = {
  version: 1,
  /** How far two clocks may be apart, ours and a device's or two devices'. */
  clockMilliseconds: mostClockLeadMilliseconds,
  /** How long before its record something may have happened that was recorded without a time of its own. */
  entryDays: 31,
  /** How long before a batch came in a paper or a test may speak of it. */
  paperDays: 366,
  /** How far ahead a day may lie until which something is valid or has to be done. */
  aheadYears: 5,
  source: houseRule(
    'Version 1: clocks are at most 24 hours apart, entries at most 31 days late, papers at most a year older than the batch here and five years ahead',
  ),
} as const

/** What a judgement of times finds. */
export interface JudgedTimes {
  readonly faults: readonly Fault[]
  readonly warnings: readonly Warning[]
}

/** Why something may not be said to have happened at this time, whatever it happened to: it lies ahead of us, or before all of this. */
export function faultsInTime(
  { eventTime }: { readonly eventTime?: string | undefined },
  { recordTime }: Pick<Known, 'recordTime'>,
): Fault[] {
  if (eventTime === undefined) return []
  const lead = Date.parse(eventTime) - Date.parse(recordTime)
  if (lead <= timeRules.clockMilliseconds && eventTime >= earliestEventTime) return []
  const values = { time: eventTime, least: earliestEventTime, now: recordTime }
  return [faultOf('/eventTime', 'time_outside', values)]
}

/** The earliest moment at which something may have followed on something else, in milliseconds. */
export function earliestAfter({ time, isStated }: Happening): number {
  const apart = isStated ? timeRules.clockMilliseconds : timeRules.entryDays * dayMilliseconds
  return Date.parse(time) - apart
}

/** Whether something is said to have happened before what it has to follow; without a time of its own it happens now. */
export function isBefore(eventTime: string | undefined, earlier: Happening | undefined): boolean {
  if (eventTime === undefined || earlier === undefined) return false
  return Date.parse(eventTime) < earliestAfter(earlier)
}

/**
 * Holds the time of a scan against the history of its batches: never before a batch came in, and not before the last event
 * that it has to follow. What may have happened between others, such as a weighing or a quarantine that a device without a
 * network sends late, is kept with a warning; so is a record that was made elsewhere, which is mostly older than the batch here.
 */
export function judgeEventTime(
  stage: Stage,
  { eventTime }: Scan,
  { states, known }: { states: readonly BatchState[]; known: Known },
): JudgedTimes {
  const faults: Fault[] = []
  const warnings: Warning[] = []
  for (const { batch: id, code: batch } of states) {
    const times: BatchTimes | undefined = known.times?.(id)
    if (eventTime === undefined || times === undefined) continue
    const { made, since } = times
    const values = { batch, time: eventTime }
    if (isBefore(eventTime, made) && stage.by !== 'addition') {
      faults.push(faultOf('/eventTime', 'time_before_made', { ...values, made: made.time }))
    } else if (isBefore(eventTime, since)) {
      const late = { ...values, since: since.time }
      if (mayComeLate(stage)) warnings.push(warningOf('time_out_of_order', late))
      else faults.push(faultOf('/eventTime', 'time_before_last', late))
    }
  }
  return { faults, warnings }
}

/** Whether a stage is none that others have to follow, or records what was found at any moment. */
function mayComeLate({ name, unplanned, mass }: Stage): boolean {
  return placelessStages.has(name) || (unplanned === true && mass === 'unchanged')
}
