import { earliestEventTime } from '../../domain/limits.ts'
import type { Span } from '../../domain/moves/move-figures.ts'

const latest = '9999-12-31T23:59:59.999Z'

/** The instants between which moves came to their end, UTC ISO 8601; any where neither is said. Nothing is from before anything was followed. */
export function closedBetween(
  start: string | undefined,
  end: string | undefined,
): Span | undefined {
  if (start === undefined && end === undefined) return undefined
  return { start: within(start ?? earliestEventTime), end: within(end ?? latest) }
}

function within(instant: string): string {
  return instant < earliestEventTime ? earliestEventTime : instant
}
