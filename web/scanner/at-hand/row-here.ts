import { dangerText } from '../../../domain/danger-text.ts'
import { usualTimeZone } from '../../../domain/local-day.ts'
import type { Words } from '../../../domain/words.ts'
import { shownDeadline } from '../../../workflows/deadline.ts'
import { reasonsOfRow, type WaitingRow } from '../../../workflows/waiting-row.ts'
import { kindWords } from '../../../workflows/words-of.ts'
import type { KeptAtHand } from './kept-at-hand.ts'
import type { Standing } from './standing-here.ts'

/** A batch that waits, as a row of the list says it. */
export interface RowHere {
  readonly code: string
  readonly kind: Words
  /** Null when never weighed. */
  readonly massGrams: number | null
  /** Its recall, else its danger. */
  readonly danger: Words | undefined
  readonly classed: Words | undefined
  readonly deadline: { readonly text: Words; readonly isOver: boolean } | undefined
  /** Why its usual next step is closed. */
  readonly reasons: readonly Words[]
}

/** A batch that stands here, with what its row is made of. */
export interface ReadRow extends Standing {
  readonly row: WaitingRow
}

/** Writes rows as they are read at this facility now. */
export function shownBy({
  known,
  now,
}: {
  readonly known: KeptAtHand
  /** UTC ISO 8601. */
  readonly now: string
}): (one: ReadRow) => RowHere {
  const timeZone = zoneOf(known)
  return ({ batch, stream, row }) => ({
    code: batch.code,
    kind: kindWords(stream, batch.kind),
    massGrams: batch.massGrams ?? null,
    danger: row.recalled ?? (row.danger === null ? undefined : dangerText(row.danger)),
    classed: row.classed,
    deadline: shownDeadline(stream, batch, { now, timeZone }) ?? undefined,
    reasons: reasonsOfRow(row, { state: batch.state, timeZone }),
  })
}

/** IANA name of the zone by whose clock people at the facility read. */
export function zoneOf({ facility }: KeptAtHand): string {
  return facility.timeZone ?? usualTimeZone
}
