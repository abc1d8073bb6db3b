import type { Body, Request, Scan } from '../model/request.ts'
import { alone, asking, type Operation, type Planning } from './planning.ts'
import { collecting } from './walk-textile.ts'

const repost: Operation = {
  name: 'send again',
  weight: 5,
  plan: (planning) => {
    const request = planning.random.pick(planning.done)
    if (request === undefined || !planning.hold(request)) return undefined
    return alone({ ...request, operation: 'send again' })
  },
}

const alter: Operation = {
  name: 'send again altered',
  weight: 3,
  plan: (planning) => {
    const request = planning.random.pick(planning.done)
    if (request === undefined || !planning.hold(request)) return undefined
    const body = altered(planning, request)
    return body === undefined
      ? undefined
      : alone({ ...request, operation: 'send again altered', body })
  },
}

/** The same id with something else behind it. */
export function altered(planning: Planning, { place, by, body }: Request): Body | undefined {
  const facilities = planning.model.facilities.get(by.organisation) ?? []
  const facility = facilities.find((one) => one !== body.facility) ?? ''
  if (['scan', 'offer'].includes(place.kind) || body.step === 'receive') {
    return { ...body, facility }
  }
  if (body.step === 'cancel') return { ...body, reason: 'Another reason' }
  if (body.step === 'dispatch' || body.step === 'transfer') {
    return { ...body, carrier: { name: 'Another carrier' } }
  }
  if (place.kind === 'credit') return { ...body, material: 'something else' }
  if (place.kind === 'permit') return { ...body, issuer: 'another issuer' }
  if (place.kind === 'recall') return { ...body, reason: 'another reason' }
  if (place.kind === 'objection') return { ...body, note: 'Another note' }
  if (place.kind === 'claim') return { ...body, reference: 'another invoice' }
  if (place.kind === 'adjustment' && 'note' in body) return { ...body, note: 'Another note' }
  return undefined
}

/** Where nobody has a facility. */
const nowhere = 'NOWHERE'

const list: Operation = {
  name: 'list',
  weight: 4,
  plan: (planning) => {
    const { random } = planning
    const by = random.pick(planning.clients)
    if (by === undefined) return undefined
    const scans: Scan[] = []
    for (let at = random.between(2, 12); at > 0; at -= 1) {
      const chance = random.between(1, 100)
      // What is refused leaves its id free, so the same list again would be answered otherwise.
      const earlier = random.pick(scans.filter(({ facility }) => facility !== nowhere))
      if (earlier === undefined || chance <= 70) scans.push(collecting(planning, by.organisation))
      else if (chance <= 80) scans.push(earlier)
      else if (chance <= 90) {
        const facilities = planning.model.facilities.get(by.organisation) ?? []
        const facility = facilities.find((one) => one !== earlier.facility) ?? ''
        scans.push({ ...earlier, facility })
      } else {
        const wrong = { ...collecting(planning, by.organisation), facility: nowhere }
        scans.push(wrong)
      }
    }
    const requests = scans.map((scan) => asking('list', by, { kind: 'scan' }, { ...scan }))
    return { kind: 'list', requests }
  },
}

/** Offline queues and clients that doubt: the same again, something else under the same id, many at once. */
export const again: readonly Operation[] = [repost, alter, list]
