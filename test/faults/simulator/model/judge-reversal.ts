import { put, record } from './change.ts'
import { type After, type Batch, type Model, nameOf, type Recorded } from './model.ts'
import type { Request, Scan } from './request.ts'
import { isBefore, isOutsideTime, statedIn } from './times.ts'
import { no, type Verdict, yes } from './verdict.ts'

/** An event is taken back when it stands last on all its batches, nobody else signed for it and no claim rests on it. */
export function judgeReversal(model: Model, { by, body }: Request, scan: Scan): Verdict {
  const stated = statedIn(body)
  if (isOutsideTime(stated, model)) return no('invalid')
  const target = targetOf(model, by.organisation, scan)
  if (target === undefined) return no('unknown_event')
  if (!isReversible(model, target)) return no('not_reversible')
  if (isBefore(stated, target.stated, model)) return no('invalid')
  const { organisation, stream, touched } = target
  const batches = touched.map((batch) => ({ ...undone(batch), seq: batch.seq + 1 }))
  const shows = { id: scan.id, batches: batches.map(({ seq, state }) => ({ seq, state })) }
  return yes(shows, () => {
    takeBack(target)
    record(model, {
      id: scan.id,
      organisation,
      stream,
      stage: 'reversed',
      touched,
      took: new Map(),
      madeGrams: 0,
      takenBack: true,
      byHandOver: false,
      missedGrams: 0,
      stated,
    })
  })
}

function targetOf(model: Model, organisation: string, scan: Scan): Recorded | undefined {
  const target = model.events.get(nameOf(organisation, scan.reverses ?? ''))
  return target?.stream === scan.stream ? target : undefined
}

/** Whether an event may be taken back now. */
export function isReversible(model: Model, target: Recorded): boolean {
  if (target.stage === 'reversed' || target.takenBack || target.byHandOver) return false
  if (target.touched.some(({ pile }) => pile.at(-1)?.event !== target.id)) return false
  const credit = model.creditOf.get(nameOf(target.organisation, target.id))
  return credit === undefined || credit.leftGrams === credit.claimableGrams
}

/** Takes an event off all its batches. */
export function takeBack(target: Recorded): void {
  target.takenBack = true
  for (const batch of target.touched) {
    const before = undone(batch)
    batch.pile.pop()
    put(batch, before)
    batch.seq += 1
  }
}

/** What a batch is without the event that stands last on it. */
export function undone({ pile }: Batch): After {
  return pile.at(-2) ?? { grams: 0, state: 'reversed' }
}
