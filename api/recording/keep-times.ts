import { type BatchTimes, binds, happeningOf, timesOf } from '../../domain/batch-times.ts'
import type { Event } from '../../domain/event.ts'
import type { Link } from '../../domain/replay-chain.ts'
import { placelessStages } from '../../workflows/common-stages.ts'

/** Keeps what an event says of when the next thing may happen to a batch; a reversal brings back what stood before. */
export function keepTimes(
  times: Map<string, BatchTimes>,
  event: Event,
  { batch, chains }: { batch: string; chains: ReadonlyMap<string, readonly Link[]> },
): void {
  const after = timesAfter(times.get(batch), event, chains.get(batch) ?? [])
  if (after === undefined) times.delete(batch)
  else times.set(batch, after)
}

function timesAfter(
  before: BatchTimes | undefined,
  event: Event,
  chain: readonly Link[],
): BatchTimes | undefined {
  if (event.reverses !== undefined) return timesOf([...chain, { event }], placelessStages)
  const now = happeningOf(event)
  if (before === undefined) return { made: now, since: now }
  return binds(event, placelessStages) ? { ...before, since: now } : before
}
