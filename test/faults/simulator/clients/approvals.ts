import type { Waiting } from '../model/beside-batches.ts'
import type { Client, Request } from '../model/request.ts'
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

function signing({ random }: Planning, { id: scan }: Waiting, by: Client): Request {
  return asking('sign', by, { kind: 'approval', scan }, { id: random.uuid() })
}

function refusing({ random }: Planning, { id: scan }: Waiting, by: Client): Request {
  const reason = random.pick(['The figures are of another batch', 'Weighed with the crate']) ?? ''
  const body = { id: random.uuid(), reason }
  return asking('refuse to sign', by, { kind: 'approval_refusal', scan }, body)
}

/** People who may be asked, in any order: those of the organisation, now and then those of another. */
function peopleFor({ random, people, model }: Planning, { request }: Waiting): readonly Client[] {
  const { organisation } = request.by
  const of = random.percent(5) ? random.pick([...model.facilities.keys()]) : organisation
  const chances = people
    .filter((one) => one.organisation === of)
    .map((one) => ({ one, chance: random.next() }))
  return chances.toSorted((a, b) => a.chance - b.chance).map(({ one }) => one)
}

const answer: Operation = {
  name: 'answer what waits',
  weight: 6,
  plan: (planning) => {
    const waiting = heldWaiting(planning)
    const [by] = waiting === undefined ? [] : peopleFor(planning, waiting)
    if (waiting === undefined || by === undefined) return undefined
    return alone((planning.random.percent(65) ? signing : refusing)(planning, waiting, by))
  },
}

/** Several sign or refuse one thing at the same moment: it is recorded once, or never. */
const answerAtOnce: Operation = {
  name: 'answer what waits at once',
  weight: 2,
  plan: (planning): Group | undefined => {
    const waiting = heldWaiting(planning)
    if (waiting === undefined) return undefined
    const [first, ...others] = peopleFor(planning, waiting)
    if (first === undefined) return undefined
    // Nobody signs after somebody refused, so a refusal that counts comes last.
    const signed = [first, ...others.slice(0, planning.random.between(1, 2))]
    const refused = planning.random.percent(40) ? [refusing(planning, waiting, first)] : []
    const requests = [...signed.map((by) => signing(planning, waiting, by)), ...refused].map(
      (one) => ({ ...one, operation: `${one.operation} at once` }),
    )
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
