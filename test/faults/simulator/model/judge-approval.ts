import { remember } from './asked.ts'
import type { Waiting } from './beside-batches.ts'
import { judgeScan } from './judge-scan.ts'
import { type Model, nameOf } from './model.ts'
import type { Client, Request } from './request.ts'
import { no, type Verdict, whileItWaits, yes } from './verdict.ts'

/** How many persons sign what a key sent. */
const signers = 2

/** A person signs what waits, each once; the last of them may supervise, and records it. */
export function judgeApproval(model: Model, { by, place }: Request): Verdict {
  if (!by.isPerson) return no('not_allowed')
  const waiting = waitingAt(model, by, place)
  if (waiting === undefined) return no('not_found')
  const { id, signed, state } = waiting
  if (state === 'refused') return no('approval_closed')
  const isOwn = signed.includes(by.name)
  if (state === 'recorded') {
    return isOwn
      ? { expected: { outcome: 'duplicate', shows: { id } }, commit: () => {} }
      : no('approval_closed')
  }
  if (isOwn) return whileItWaits(no('second_person_needed'))
  if (isLast(waiting) && by.role !== 'supervisor') return whileItWaits(no('not_allowed'))
  const sign = () => {
    signed.push(by.name)
  }
  if (!isLast(waiting)) {
    const expected = { outcome: 'proposed', shows: { id, missing: 1 } } as const
    return whileItWaits({ expected, commit: sign })
  }
  const { expected, commit } = judgeScan(model, waiting.request, true)
  const recorded = {
    expected,
    commit: () => {
      sign()
      commit()
      remember(model, waiting.request)
      waiting.state = 'recorded'
    },
  }
  return whileItWaits(recorded, [waiting, waiting.batch])
}

/** Whoever may sign what waits may refuse it, and whoever signed it may withdraw; nothing of it is ever recorded. */
export function judgeApprovalRefusal(model: Model, { by, place, body }: Request): Verdict {
  if (!by.isPerson) return no('not_allowed')
  const waiting = waitingAt(model, by, place)
  if (waiting === undefined) return no('not_found')
  const { state, signed, refusal } = waiting
  const reason = String(body.reason)
  const shows = { reason }
  if (refusal !== undefined) {
    const isSame = refusal.by === by.name && refusal.reason === reason
    return isSame ? yes(shows, () => {}) : no('approval_closed')
  }
  if (state === 'recorded') return no('approval_closed')
  const mayRefuse = signed.includes(by.name) || !isLast(waiting) || by.role === 'supervisor'
  if (!mayRefuse) return whileItWaits(no('not_allowed'))
  const refused = yes(shows, () => {
    waiting.state = 'refused'
    waiting.refusal = { by: by.name, reason }
  })
  return whileItWaits(refused)
}

function waitingAt(
  model: Model,
  { organisation }: Client,
  place: Request['place'],
): Waiting | undefined {
  return model.waiting.get(nameOf(organisation, 'scan' in place ? place.scan : ''))
}

function isLast({ signed }: Waiting): boolean {
  return signed.length + 1 >= signers
}
