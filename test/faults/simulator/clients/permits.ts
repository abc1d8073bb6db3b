import { alone, asking, clientOf, type Operation, supervises } from './planning.ts'

const addPermit: Operation = {
  name: 'add a permit',
  weight: 2,
  plan: (planning) => {
    const { random, model } = planning
    const organisation = random.pick([...model.facilities.keys()]) ?? ''
    const number = planning.code('EXP')
    const body = {
      id: random.uuid(),
      number,
      issuer: 'EPD',
      destination: 'KR',
      validFrom: '2000-01-01',
      // Some ended long before any clock that is set here.
      validUntil: random.percent(15) ? '2001-12-31' : '2099-12-31',
      totalGrams: random.between(200_000, 1_500_000),
    }
    const by = clientOf(planning, organisation, supervises)
    return alone(asking('add a permit', by, { kind: 'permit' }, body))
  },
}

/** What goods leave the territory on. */
export const permits: readonly Operation[] = [addPermit]
