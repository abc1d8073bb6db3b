import { textIn } from '../../../domain/fact-values.ts'
import { daysAfter } from '../../../domain/local-day.ts'
import type { HoldEvent } from '../../../domain/measure/quarantine.ts'
import type { Envelope } from '../../../domain/proof/envelope.ts'
import { openEnvelope } from '../../../domain/proof/open.ts'
import { dayBegins } from '../../../domain/recompute/period.ts'
import { reviewDueField } from '../../../workflows/battery/stages/review-due.ts'
import { inSnapshot } from '../../store/open-store.ts'
import {
  heldState,
  readGramsAfter,
  type SealedHold,
  walkHolds,
} from '../../store/oversight/measures/holds.ts'
import type { MeasureReading } from './measure-report.ts'
import { withinBounds } from './within-bounds.ts'

/** An event of a quarantine, and where it stands to the period. */
export interface FoundHold extends HoldEvent {
  readonly isSinceFrom: boolean
  readonly isSinceTo: boolean
}

/** What happened to every batch that lay apart before the end of the period, in the order of its chain. Refused beyond `most`. */
export async function readHolds(
  { scope, asked }: Pick<MeasureReading, 'scope' | 'asked'>,
  most: number,
): Promise<readonly FoundHold[]> {
  return inSnapshot(scope.db, async (tx) => {
    const found: Found[] = []
    // What comes back lies apart by the day that was set before.
    const dues = new Map<number, string | null>()
    for await (const sealed of walkHolds(tx, { ...asked, most: most + 1 })) {
      const one = foundIn(sealed)
      const due = one.due ?? (one.stage === 'handed_back' ? dues.get(one.batch) : null) ?? null
      dues.set(one.batch, due ?? dues.get(one.batch) ?? null)
      found.push({ ...one, due })
    }
    const events = withinBounds(found, most)
    const grams = await readGramsAfter(tx, events)
    return events.map(({ eventKey: _, ...one }, at) => ({ ...one, grams: grams[at] ?? 0 }))
  })
}

interface Found extends Omit<FoundHold, 'grams'> {
  readonly eventKey: number
}

function foundIn(sealed: SealedHold): Found {
  const { batch, batchId, code, organisation, eventKey, timeZone, isSinceFrom, isSinceTo } = sealed
  // Written by ourselves, and checked by `loomcell check`.
  const event = openEnvelope(JSON.parse(sealed.envelope) as Envelope, sealed.disclosed ?? [])
  const made = event.outputs.find((one) => one.batch === batchId)
  const after = made ?? event.batches.find((one) => one.batch === batchId)
  const day = textIn(made?.facts ?? event.decisions, reviewDueField.name)
  return {
    batch,
    code,
    organisation,
    stream: event.stream,
    event: event.id,
    eventKey,
    time: event.eventTime,
    does: after?.state === heldState ? 'begins' : 'ends',
    stage: event.stage,
    due: day === undefined ? null : dayBegins(daysAfter(day, 1), timeZone),
    isSinceFrom,
    isSinceTo,
  }
}
