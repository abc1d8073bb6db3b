import { nameOf } from '../model/model.ts'
import { alone, asking, clientOf, type Operation, supervises } from './planning.ts'

const credit: Operation = {
  name: 'give a credit',
  weight: 2,
  plan: (planning) => {
    const { model, random } = planning
    // A lot as it was sorted leads to the event that made it.
    const lot = planning.batch(({ kind, pile }) => kind === 'sorted_lot' && pile.length > 0)
    const event = model.events.get(nameOf(lot?.organisation ?? '', lot?.pile[0]?.event ?? ''))
    if (event?.stage !== 'sorted' || event.takenBack) return undefined
    if (event.touched.some(({ uncertain }) => uncertain)) return undefined
    if (!event.touched.every((one) => planning.hold(one))) return undefined
    const evidence = { kind: 'declaration', declaration: 'declaration-01' }
    const inputs = [...event.took.keys()].map((batch) => ({ batch, evidence }))
    const body = {
      id: random.uuid(),
      event: event.id,
      class: 'post_consumer',
      material: 'mixed fibres',
      model: 'controlled_blending',
      inputs,
    }
    const by = clientOf(planning, event.organisation, supervises)
    return alone(asking('give a credit', by, { kind: 'credit' }, body))
  },
}

/** What is claimed of a credit: goods of so many grams, all of them recycled. */
export function claimOf(id: string, credit: string, grams: number) {
  return {
    id,
    standard: 'RCS',
    version: '2.0',
    use: 'certificate',
    netGrams: grams,
    shares: { post_consumer: 10_000 },
    draws: [{ credit, grams }],
  }
}

const claim: Operation = {
  name: 'claim',
  weight: 3,
  plan: (planning) => {
    const { random } = planning
    const from = planning.credit(() => true)
    if (from === undefined || !planning.hold(from)) return undefined
    const most = Math.max(1, from.leftGrams)
    const grams = random.percent(15) ? most + random.between(0, 2) : random.between(1, most)
    const by = clientOf(planning, from.organisation, supervises)
    const body = claimOf(random.uuid(), from.id, grams)
    return alone(asking('claim', by, { kind: 'claim' }, body))
  },
}

/** Recycled mass: given by processes, drawn by goods. */
export const claims: readonly Operation[] = [credit, claim]
