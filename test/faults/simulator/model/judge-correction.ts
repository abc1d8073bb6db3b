import { repetition } from './asked.ts'
import { put, record } from './change.ts'
import { isReversible, takeBack, undone } from './judge-reversal.ts'
import { judgeScan } from './judge-scan.ts'
import { type Batch, type Model, nameOf, type Recorded } from './model.ts'
import type { Request } from './request.ts'
import { no, type Verdict, yes } from './verdict.ts'

/** One's own mistake: the event is taken back and another stands in its place, both or neither. */
export function judgeCorrection(model: Model, request: Request): Verdict {
  const { by, body } = request
  const { id, event, facility, replacement } = body
  const again = repetition(model, request, { id, organisation: by.organisation })
  if (again !== undefined) return again
  const target = model.events.get(nameOf(by.organisation, String(event)))
  if (target === undefined) return no('unknown_event')
  if (!isReversible(model, target)) return no('not_reversible')
  const reversal = {
    batches: target.touched.map((batch) => ({ state: undone(batch).state, seq: batch.seq + 1 })),
  }
  if (replacement === undefined) {
    return yes({ id, reversal, replacement: null }, () => reverse(model, target, id))
  }
  const scan = {
    stream: target.stream,
    facility,
    ...(replacement as object),
    id: `replacement of ${id}`,
  }
  const inPlace: Request = { ...request, place: { kind: 'scan' }, body: scan }
  const restore = snapshot(target)
  takeBack(target)
  const { expected } = judgeScan(model, inPlace)
  restore()
  if (expected.outcome !== 'accepted') return { expected, commit: () => {} }
  const { batches } = expected.shows as { batches: object }
  return yes({ id, reversal, replacement: { batches } }, () => {
    reverse(model, target, id)
    judgeScan(model, inPlace).commit()
  })
}

function reverse(model: Model, target: Recorded, id: string): void {
  const { organisation, stream, touched } = target
  takeBack(target)
  record(model, {
    id: `reversal of ${id}`,
    organisation,
    stream,
    stage: 'reversed',
    touched,
    took: new Map(),
    madeGrams: 0,
    takenBack: true,
    byHandOver: false,
    missedGrams: 0,
  })
}

function snapshot(target: Recorded): () => void {
  const before = target.touched.map((batch) => ({
    batch,
    was: { ...batch, pile: [...batch.pile] },
  }))
  return () => {
    target.takenBack = false
    for (const { batch, was } of before) restoreBatch(batch, was)
  }
}

function restoreBatch(batch: Batch, was: Batch): void {
  put(batch, was)
  batch.seq = was.seq
  batch.pile.splice(0, batch.pile.length, ...was.pile)
}
