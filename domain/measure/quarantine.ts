/** An event by which something was set apart, looked at again or let go. */
export interface HoldEvent {
  readonly batch: number
  readonly code: string
  /** Slug. */
  readonly organisation: string
  readonly stream: string
  readonly event: string
  readonly time: string
  readonly does: 'begins' | 'ends'
  readonly stage: string
  /** The instant from which it should have been looked at again, UTC ISO 8601; null where nobody set a day. */
  readonly due: string | null
  readonly grams: number
}

/** One stay in quarantine. */
export interface Hold {
  readonly begun: HoldEvent
  readonly ended: HoldEvent | undefined
  /** Whole hours, until the moment that is asked about where it has not ended. */
  readonly hours: number
  /** The last day that was set, as an instant. */
  readonly due: string | null
  readonly isBeyond: boolean
}

/**
 * Stays in quarantine out of the events of batches, which MUST come in the order of their chains. Being set apart again within a stay, or
 * given details, moves its day and begins none.
 */
export function holdsOf(events: readonly HoldEvent[], now: string): readonly Hold[] {
  const byBatch = Map.groupBy(events, ({ batch }) => batch)
  return [...byBatch.values()].flatMap((own) => staysOf(own, now))
}

function staysOf(events: readonly HoldEvent[], now: string): readonly Hold[] {
  const stays: Hold[] = []
  let begun: HoldEvent | undefined
  let due: string | null = null
  for (const event of events) {
    if (event.does === 'begins') {
      begun ??= event
      due = event.due ?? due
      continue
    }
    if (begun === undefined) continue
    stays.push(stayOf(begun, event, { due, now }))
    begun = undefined
    due = null
  }
  if (begun !== undefined) stays.push(stayOf(begun, undefined, { due, now }))
  return stays
}

function stayOf(
  begun: HoldEvent,
  ended: HoldEvent | undefined,
  { due, now }: { readonly due: string | null; readonly now: string },
): Hold {
  const until = ended?.time ?? now
  const hours = Math.floor((Date.parse(until) - Date.parse(begun.time)) / 3_600_000)
  return { begun, ended, hours: Math.max(0, hours), due, isBeyond: due !== null && until > due }
}
