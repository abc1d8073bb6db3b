import type { Operation } from './planning.ts'
import { wrongScans } from './wrong-scans.ts'
import { wrongSteps } from './wrong-steps.ts'

/** One wrong thing at a time, so that only one answer is right. */
const ways = [...wrongScans, ...wrongSteps]

const wrong: Operation = {
  name: 'wrong',
  weight: 12,
  plan: (planning) => {
    const group = planning.random.pick(ways)?.(planning)
    if (group === undefined) return undefined
    const requests = group.requests.map((one) => ({ ...one, operation: `wrong: ${one.operation}` }))
    return { ...group, requests }
  },
}

/** Deliberately wrong requests of every kind. */
export const wrongs: readonly Operation[] = [wrong]
