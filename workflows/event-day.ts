import { localDay } from '../domain/local-day.ts'
import type { Situation } from './stream.ts'

/** The day on which something happened, at the place where it did. */
export function eventDayOf({
  eventDay,
  eventTime,
}: Pick<Situation, 'eventDay' | 'eventTime'>): string {
  return eventDay ?? localDay(eventTime)
}
