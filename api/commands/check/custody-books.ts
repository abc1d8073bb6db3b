import type { Event } from '../../../domain/event.ts'
import { sumOf } from '../../../domain/sum.ts'
import { bookedAs } from '../../../workflows/custody-stages.ts'
import type { LineRow } from '../../store/custody/hand-overs.ts'

/** An event of custody, with the organisation in whose books it stands. */
export interface BookedEvent {
  readonly organisationKey: number
  readonly event: Event
}

/** What the books of both sides say of one line, in grams. */
export interface BookedLine {
  /** Out of the sender's books. */
  readonly sent: number
  /** Into the receiver's books of what was sent. */
  readonly came: number
  /** Onto the receiver's batch, as weighed. */
  readonly accepted: number
  /** Back into the sender's books. */
  readonly returned: number
}

/** Adds up what events of custody did to the batches of a line, corrections included. */
export function bookedOf(line: LineRow, booked: readonly BookedEvent[]): BookedLine {
  const sums = { sent: 0, came: 0, accepted: 0, returned: 0 }
  for (const { event } of booked) {
    const own = event.batches.filter(({ batch }) => batch === line.batch_id)
    const other = event.batches.filter(({ batch }) => batch === line.receiver_batch_id)
    const taken = event.outputs.filter(({ predecessor }) => predecessor?.batch === line.batch_id)
    switch (event.stage) {
      case bookedAs.dispatch:
        sums.sent += sumOf(own, ({ drawnGrams = 0 }) => drawnGrams)
        break
      case bookedAs.decide:
        sums.came += sumOf(taken, ({ predecessor }) => predecessor?.grams ?? 0)
        sums.accepted += sumOf(taken, ({ massGrams = 0 }) => massGrams)
        break
      case bookedAs.return:
        sums.returned += sumOf(own, ({ gainedGrams = 0 }) => gainedGrams)
        break
      case bookedAs.sent:
        sums.sent -= sumOf(own, ({ correctedGrams = 0 }) => correctedGrams)
        break
      case bookedAs.accepted:
        sums.came += sumOf(other, ({ correctedGrams = 0 }) => correctedGrams)
        sums.accepted += sumOf(
          other,
          ({ correctedGrams = 0, foundGrams = 0 }) => correctedGrams + foundGrams,
        )
        break
    }
  }
  return sums
}

/** Grams that left the sender's books when the goods left, corrections aside: what a permit is drawn for. */
export function dispatchedGrams(booked: readonly BookedEvent[]): number {
  return sumOf(
    booked.filter(({ event }) => event.stage === bookedAs.dispatch),
    ({ event }) => sumOf(event.batches, ({ drawnGrams = 0 }) => drawnGrams),
  )
}
