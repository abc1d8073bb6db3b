import type { Event } from '../../../domain/event.ts'
import type { CheckedEvent } from '../../store/check/checked-events.ts'
import { mostIdleMilliseconds } from '../../store/open-store.ts'
import { doubt, type Findings } from './findings.ts'

/** Clocks of several machines differ by less. */
const apartMilliseconds = 1_000

/**
 * How much earlier an event may say it was recorded than one with a lower key. Two transactions at once draw their keys in one order
 * and may read the clock in the other; a transaction that waits for longer than this between its keys and its commit is ended by
 * the database.
 */
export const acrossMilliseconds = mostIdleMilliseconds + apartMilliseconds

/**
 * Names events of a batch that say they were recorded before the one that stands before them: the chain tells their order, and
 * so the clock of the server was wrong at one of them. History stays as it was recorded.
 */
export function checkRecordTimes(
  findings: Findings,
  { id, code }: { id: string; code: string },
  events: readonly Event[],
): void {
  for (const [index, { id: event, recordTime }] of events.entries()) {
    const before = events[index - 1]?.recordTime
    if (before === undefined) continue
    if (Date.parse(before) - Date.parse(recordTime) <= apartMilliseconds) continue
    doubt(findings, {
      table: 'event',
      key: `${event}, batch ${id} (${code})`,
      column: 'recordTime',
      expected: { says: 'check_or_later', values: { before } },
      found: recordTime,
    })
  }
}

/** The latest record time of the log so far, and whether its end lies before that. */
export interface LogTimes {
  latest: Pick<CheckedEvent, 'id' | 'recordTime'> | undefined
  isBehind: boolean
}

/**
 * Goes on through the whole log in the order of its keys and names where the clock was set back between events that share no batch.
 * Of all that was recorded until it had caught up, the first is named.
 */
export function checkLogTimes(
  findings: Findings,
  log: LogTimes,
  events: readonly Pick<CheckedEvent, 'id' | 'recordTime'>[],
): void {
  for (const event of events) {
    const { latest } = log
    const behind = (latest?.recordTime.getTime() ?? 0) - event.recordTime.getTime()
    if (behind <= 0) log.latest = event
    const isBehind = behind > acrossMilliseconds
    if (isBehind && !log.isBehind) {
      doubt(findings, {
        table: 'event',
        key: event.id,
        column: 'recordTime',
        expected: {
          says: 'check_about_later',
          values: { time: latest?.recordTime.toISOString() ?? '', event: latest?.id ?? '' },
        },
        found: event.recordTime.toISOString(),
      })
    }
    log.isBehind = isBehind
  }
}
