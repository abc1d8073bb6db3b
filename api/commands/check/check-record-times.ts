import type { Event } from '../../../domain/event.ts'
import { doubt, type Findings } from './findings.ts'

/** Clocks of several machines differ by less. */
const apartMilliseconds = 1_000

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
      expected: `${before} or later, as the event before it`,
      found: recordTime,
    })
  }
}
