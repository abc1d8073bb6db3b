import { claimOf } from './claims.ts'
import { facts } from './facts.ts'
import {
  asking,
  clientOf,
  type Group,
  type Operation,
  type Planning,
  supervises,
} from './planning.ts'
import { stepAtOnce } from './races-of-steps.ts'
import { workAtOnce } from './races-of-work.ts'
import { facilityOf } from './scan-of.ts'
import { collecting } from './walk-textile.ts'

/** The same scan several times at the same moment: one event, one first answer. */
function sameAtOnce(planning: Planning): Group | undefined {
  const by = planning.random.pick(planning.clients)
  if (by === undefined) return undefined
  const request = asking(
    'same at once',
    by,
    { kind: 'scan' },
    {
      ...collecting(planning, by.organisation),
    },
  )
  return {
    kind: 'race',
    requests: Array.from({ length: planning.random.between(2, 8) }, () => request),
  }
}

/** More than there is of one lot, by two at once. */
function drawAtOnce(planning: Planning): Group | undefined {
  const lot = planning.batch(({ state, grams }) => state === 'downcycling_stock' && grams > 10)
  if (lot === undefined || !planning.hold(lot)) return undefined
  const massGrams = Math.ceil(lot.grams * 0.6)
  const requests = [1, 2].map(() =>
    asking(
      'draw at once',
      clientOf(planning, lot.organisation),
      { kind: 'scan' },
      {
        id: planning.random.uuid(),
        stream: 'textile',
        stage: 'shipped',
        facts: facts.shipped,
        facility: facilityOf(planning, lot.organisation),
        batches: [{ batch: lot.code, massGrams }],
      },
    ),
  )
  return { kind: 'race', requests, contested: [lot] }
}

/** More of one credit than is left, by two at once. */
function claimAtOnce(planning: Planning): Group | undefined {
  const credit = planning.credit(({ leftGrams }) => leftGrams > 10)
  if (credit === undefined || !planning.hold(credit)) return undefined
  const grams = Math.ceil(credit.leftGrams * 0.6)
  const requests = [1, 2].map(() =>
    asking(
      'claim at once',
      clientOf(planning, credit.organisation, supervises),
      { kind: 'claim' },
      {
        ...claimOf(planning.random.uuid(), credit.id, grams),
      },
    ),
  )
  return { kind: 'race', requests, contested: [credit] }
}

const race: Operation = {
  name: 'race',
  weight: 4,
  plan: (planning) => planning.random.pick([sameAtOnce, drawAtOnce, claimAtOnce])?.(planning),
}

/** Two who want the same at the same moment. */
export const races: readonly Operation[] = [race, stepAtOnce, workAtOnce]
