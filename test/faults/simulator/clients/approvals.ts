import type { Waiting } from '../model/records.ts'
import type { Request } from '../model/request.ts'
import { altered } from './again.ts'
import { alone, asking, type Group, type Operation, type Planning } from './planning.ts'

/** Something that waits or waited, whose goods stand as they stood; it is in one hand from then on. */
function heldWaiting({ random, model, hold }: Planning): Waiting | undefined {
  const sure = [...model.waiting.values()].filter(
    ({ uncertain, batch, seq, state }) =>
      !uncertain && !batch.uncertain && (batch.seq === seq || state === 'refused'),
  )
  const found = random.pick(sure)
  return found !== undefined && hold(found) && hold(found.batch) ? found : undefined
}

function answering(planning: Planning, waiting: Waiting): Request {
  const { random, people, model } = planning
  const { organisation } = waiting.request.by
  const isOthers = random.percent(5)
  const of = isOthers ? (random.pick([...model.facilities.keys()]) ?? '') : organisation
  const by = random.pick(people.filter((one) => one.organisation === of)) ?? waiting.request.by
  const { id: scan } = waiting
  if (random.percent(65)) {
    return asking('sign', by, { kind: 'approval', scan }, { id: random.uuid() })
  }
  const reason = random.pick(['The figures are of another batch', 'Weighed with the crate']) ?? ''
  const body = { id: random.uuid(), reason }
  return asking('refuse to sign', by, { kind: 'approval_refusal', scan }, body)
}

const answer: Operation = {
  name: 'answer what waits',
  weight: 6,
  plan: (planning) => {
    const waiting = heldWaiting(planning)
    return waiting === undefined ? undefined : alone(answering(planning, waiting))
  },
}

/** Several sign or refuse one thing at the same moment: it is recorded once, or never. */
const answerAtOnce: Operation = {
  name: 'answer what waits at once',
  weight: 2,
  plan: (planning): Group | undefined => {
    const waiting = heldWaiting(planning)
    if (waiting === undefined) return undefined
    const requests = Array.from({ length: planning.random.between(2, 4) }, () =>
      answering(planning, waiting),
    ).map((one) => ({ ...one, operation: `${one.operation} at once` }))
    return { kind: 'race', requests, contested: [waiting, waiting.batch] }
  },
}

/** What waits is sent once more, as it was or with something else under its id. */
const again: Operation = {
  name: 'send what waits again',
  weight: 2,
  plan: (planning) => {
    const waiting = heldWaiting(planning)
    if (waiting === undefined || waiting.batch.seq !== waiting.seq) return undefined
    const { request } = waiting
    const operation = 'send what waits again'
    if (planning.random.percent(60)) return alone({ ...request, operation })
    const body = altered(planning, request)
    return body === undefined ? undefined : alone({ ...request, operation, body })
  },
}

/** A scale that was far off, and persons who agree to it or do not. */
export const approvals: readonly Operation[] = [answer, answerAtOnce, again]
