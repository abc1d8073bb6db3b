import type { BatchTimes, Happening } from '../domain/batch-times.ts'
import type { BatchState, Scan } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import { type LocalClock, localDay } from '../domain/local-day.ts'
import { type Dated, judgeDates } from './judge-dates.ts'
import { type JudgedTimes, judgeEventTime } from './judge-event-time.ts'
import type { Known } from './known.ts'
import type { ReadFacts } from './read-list.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'

/** The clock at the place of a scan: the offset that its sender wrote, else the facility's time zone. */
export function clockOf({ offsetMinutes, facility }: Scan, { place }: Known): LocalClock {
  return { offsetMinutes, timeZone: place?.(facility)?.timeZone }
}

/** Holds the time of a scan and every date in it against the history of its batches. */
export function judgeTimes(
  stream: LoadedStream,
  stage: Stage,
  scan: Scan,
  { states, read, known }: { states: readonly BatchState[]; read: ReadFacts; known: Known },
): JudgedTimes {
  const eventTime = scan.eventTime ?? known.recordTime
  const clock = clockOf(scan, known)
  const times = states.flatMap(({ batch }) => known.times?.(batch) ?? [])
  const dated: Dated = {
    eventTime,
    eventDay: localDay(eventTime, clock),
    clock,
    made: latest(times, 'made'),
    since: latest(times, 'since'),
    carried: Object.assign({}, ...states.map(({ context }) => context)) as Facts,
    isPast: read.decides !== undefined,
  }
  const judged = [
    judgeEventTime(stage, scan, { states, known }),
    judgeDates(stream, { facts: read.facts, at: '/facts' }, dated),
    ...read.outputFacts.map((facts, index) =>
      judgeDates(stream, { facts, at: `/outputs/${index}/facts` }, dated),
    ),
  ]
  return {
    faults: judged.flatMap(({ faults }) => faults),
    warnings: judged.flatMap(({ warnings }) => warnings),
  }
}

function latest(times: readonly BatchTimes[], which: keyof BatchTimes): Happening | undefined {
  return times
    .map((one) => one[which])
    .toSorted((one, other) => (one.time < other.time ? 1 : -1))[0]
}
