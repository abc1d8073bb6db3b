import type { Event } from './event.ts'
import type { Link } from './replay-chain.ts'

/** When something happened, and whether its sender said so; otherwise it is when it reached us, and it may have happened before. */
export interface Happening {
  readonly time: string
  readonly isStated: boolean
}

/** What a batch's own history says about when something more may happen to it. */
export interface BatchTimes {
  /** When it was made or came in. */
  readonly made: Happening
  /** The last event that stands and that others have to follow: one that says when it happened; else the making. */
  readonly since: Happening
}

/** An event as a place in time. Without a time of its own it has that of its record. */
export function happeningOf({
  eventTime,
  recordTime,
}: Pick<Event, 'eventTime' | 'recordTime'>): Happening {
  return { time: eventTime, isStated: eventTime !== recordTime }
}

/**
 * The times of a batch after its whole chain: what was taken back never happened. `between` names stages that may have
 * happened anywhere between others, which nothing has to follow; undefined where nothing of the chain stands.
 */
export function timesOf(
  links: readonly Pick<Link, 'event'>[],
  between: ReadonlySet<string>,
): BatchTimes | undefined {
  const reversed = new Set(links.flatMap(({ event }) => event.reverses?.id ?? []))
  const unreversed = links.filter(
    ({ event }) => event.reverses === undefined && !reversed.has(event.id),
  )
  const [first] = unreversed
  const last = unreversed.findLast(({ event }) => binds(event, between)) ?? first
  if (first === undefined || last === undefined) return undefined
  return { made: happeningOf(first.event), since: happeningOf(last.event) }
}

/** Whether others have to follow an event; one without a time of its own may have happened long before it was recorded. */
export function binds(event: Event, between: ReadonlySet<string>): boolean {
  return happeningOf(event).isStated && !between.has(event.stage)
}
